var a=`.dfdm-progress {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 10px;
  min-height: 28px;
  padding: 2px;
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
}
.dfdm-progress [hidden] { display: none !important; }
.dfdm-progress-words { overflow-wrap: anywhere; }
.dfdm-progress[data-state="failed"] .dfdm-progress-words { color: var(--jp-error-color1, #c62828); }
.dfdm-progress[data-state="failed"] .dfdm-progress-words::before { content: "\u2715 "; }
.dfdm-progress-elapsed { font-variant-numeric: tabular-nums; }
.dfdm-progress-elapsed:empty { display: none; }
.dfdm-progress-bar { width: 90px; height: 8px; accent-color: var(--jp-brand-color1, #1976d2); }
.dfdm-progress .dfdm-stop {
  min-height: 26px;
  padding: 2px 10px;
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 3px;
  background: var(--jp-layout-color1, Canvas);
  color: inherit;
  cursor: pointer;
  font: inherit;
}
.dfdm-progress .dfdm-stop:hover { background: var(--jp-layout-color2, #eee); }
.dfdm-progress .dfdm-stop:focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 1px; }
`;function r(d,t,e=""){let s=document.createElement(d);return s.className=t,s.matches("button, input, select, textarea, a")&&s.setAttribute("data-lm-suppress-shortcuts","true"),e&&(s.textContent=e),s}function n(d,t,e,s="dfdm-button"){let o=r("button",s,d);return o.type="button",o.title=t,o.addEventListener("click",e),o}var l=500,i=class{constructor(t,e){this.model=t;this.host=r("div","dfdm-progress");this.words=r("span","dfdm-progress-words");this.elapsed=r("span","dfdm-progress-elapsed");this.bar=r("progress","dfdm-progress-bar");this.stop=n("Stop","End what is being done; what is shown stays",()=>{this.model.send?.({do:"stop"})},"dfdm-stop");this.stops=[];this.since=performance.now();this.timer=0;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.elapsed.setAttribute("aria-hidden","true"),this.bar.setAttribute("aria-label","How far it is"),this.host.append(r("style","",a),this.words,this.elapsed,this.bar,this.stop),e.append(this.host),this.follow("job",()=>this.since=performance.now());for(let s of["words","state","done","steps","stoppable"])this.follow(s,()=>this.draw());this.draw()}follow(t,e){this.model.on(`change:${t}`,e),this.stops.push(()=>this.model.off(`change:${t}`,e))}draw(){let t=this.model.get("state"),e=t==="working";this.host.dataset.state=t,this.words.setAttribute("role",t==="failed"?"alert":"status");let s=this.model.get("words");this.words.textContent!==s&&(this.words.textContent=s);let o=this.model.get("steps");this.bar.hidden=!e||o===0,this.bar.max=Math.max(o,1),this.bar.value=this.model.get("done"),this.stop.hidden=!e||!this.model.get("stoppable"),window.clearInterval(this.timer),this.count(),e&&(this.timer=window.setInterval(()=>this.count(),100))}count(){let t=performance.now()-this.since,e=this.model.get("state")==="working"&&t>l;this.elapsed.textContent=e?`${(t/1e3).toFixed(1)} s`:""}dispose(){window.clearInterval(this.timer);for(let t of this.stops)t()}};function m({model:d,el:t}){let e=new i(d,t);return()=>e.dispose()}var g={render:m};export{g as default};
