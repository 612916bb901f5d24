var p=`.dfdm-progress {
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
.dfdm-progress[data-state="idle"]:has(> .dfdm-progress-words:empty) { display: none; }
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
`;function s(o,e,t=""){let r=document.createElement(o);return r.className=e,r.matches("button, input, select, textarea, a")&&r.setAttribute("data-lm-suppress-shortcuts","true"),t&&(r.textContent=t),r}function l(o,e,t,r="dfdm-button"){let n=s("button",r,o);return n.type="button",n.title=e,n.addEventListener("click",t),n}function f(o,e,t){let r=o.get(e);return r??t}var a={};function u(o){a=f(o,"phrases",{})}function i(o,e={}){return(Object.prototype.hasOwnProperty.call(a,o)?a[o]:o).replace(/\{(\w+)\}/g,(r,n)=>Object.prototype.hasOwnProperty.call(e,n)?String(e[n]):r)}var m=500,d=class{constructor(e,t){this.model=e;this.host=s("div","dfdm-progress");this.words=s("span","dfdm-progress-words");this.elapsed=s("span","dfdm-progress-elapsed");this.bar=s("progress","dfdm-progress-bar");this.stop=l(i("Stop"),i("End what is being done; what is shown stays"),()=>{this.model.send?.({do:"stop"})},"dfdm-stop");this.stops=[];this.since=performance.now();this.timer=0;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.elapsed.setAttribute("aria-hidden","true"),this.bar.setAttribute("aria-label",i("How far it is")),this.host.append(s("style","",p),this.words,this.elapsed,this.bar,this.stop),t.append(this.host),this.follow("job",()=>this.since=performance.now());for(let r of["words","state","done","steps","stoppable"])this.follow(r,()=>this.draw());this.draw()}follow(e,t){this.model.on(`change:${e}`,t),this.stops.push(()=>this.model.off(`change:${e}`,t))}draw(){let e=this.model.get("state"),t=e==="working";this.host.dataset.state=e,this.words.setAttribute("role",e==="failed"?"alert":"status");let r=this.model.get("words");this.words.textContent!==r&&(this.words.textContent=r);let n=this.model.get("steps");this.bar.hidden=!t||n===0,this.bar.max=Math.max(n,1),this.bar.value=this.model.get("done"),this.stop.hidden=!t||!this.model.get("stoppable"),window.clearInterval(this.timer),this.count(),t&&(this.timer=window.setInterval(()=>this.count(),100))}count(){let e=performance.now()-this.since,t=this.model.get("state")==="working"&&e>m;this.elapsed.textContent=t?`${(e/1e3).toFixed(1)} s`:""}dispose(){window.clearInterval(this.timer);for(let e of this.stops)e()}};function g({model:o,el:e}){u(o);let t=new d(o,e);return()=>t.dispose()}var E={render:g};export{E as default};
