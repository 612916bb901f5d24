var u=`.dfdm-table {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
}
.dfdm-table-caption { padding: 4px 8px; font-weight: 600; }
.dfdm-table-caption:empty, .dfdm-table-note:empty { display: none; }
.dfdm-table-note { padding: 4px 8px; color: var(--jp-ui-font-color1, CanvasText); }
.dfdm-table-scroll { overflow: auto; max-height: 360px; }
.dfdm-table table { border-collapse: collapse; width: 100%; margin: 0; table-layout: auto; }
.dfdm-table th, .dfdm-table td {
  padding: 4px 8px;
  text-align: left;
  vertical-align: top;
  border-bottom: 1px solid var(--jp-border-color3, #e0e0e0);
  background: transparent;
}
.dfdm-table th {
  position: sticky;
  top: 0;
  white-space: nowrap;
  background: var(--jp-layout-color1, Canvas);
  border-bottom: 1px solid var(--jp-border-color1, #bdbdbd);
}
.dfdm-table .dfdm-number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.dfdm-table button {
  background: none;
  border: 0;
  border-radius: 2px;
  color: inherit;
  cursor: pointer;
  font: inherit;
  font-weight: inherit;
  padding: 0;
  text-align: inherit;
}
.dfdm-table th button { font-weight: 600; }
.dfdm-table button:focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }
.dfdm-choosable { cursor: pointer; }
.dfdm-choosable:hover { background: var(--jp-layout-color2, #eee); }
.dfdm-chosen, .dfdm-chosen:hover { background: color-mix(in srgb, var(--jp-brand-color1, #1976d2) 22%, transparent); }
.dfdm-choosable td:first-child button { text-decoration: underline; text-underline-offset: 2px; white-space: nowrap; }
.dfdm-sign {
  display: inline-block;
  width: 16px;
  height: 16px;
  margin-right: 6px;
  border-radius: 50%;
  color: #000;
  font-size: 11px;
  font-weight: 700;
  line-height: 16px;
  text-align: center;
}
.dfdm-pass { background: #3cc296; }
.dfdm-warn { background: #f0b400; }
.dfdm-fail { background: #ef7d33; }
.dfdm-unknown { background: #dc9ac0; }
.dfdm-not_applicable { background: #b5b5b5; }
.dfdm-track { display: block; min-width: 90px; height: 6px; margin-top: 3px; border-radius: 3px; background: var(--jp-layout-color2, #eee); }
.dfdm-filled { display: block; height: 100%; border-radius: 3px; background: var(--jp-brand-color1, #1976d2); }
`;function d(i,e,o=""){let t=document.createElement(i);return t.className=e,o&&(t.textContent=o),t}function p(i,e,o){let t=d("button","dfdm-button",i);return t.type="button",t.title=e,t.addEventListener("click",o),t}var g={pass:"\u2713",warn:"!",fail:"\u2715",unknown:"?",not_applicable:"\u2013"},m=class{constructor(e,o){this.model=e;this.host=d("div","dfdm-table");this.caption=d("div","dfdm-table-caption");this.scroll=d("div","dfdm-table-scroll");this.note=d("div","dfdm-table-note");this.sorted=null;this.stops=[];this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.caption.id=`dfdm-caption-${Math.random().toString(36).slice(2)}`,this.host.append(d("style","",u),this.caption,this.scroll,this.note),o.append(this.host);for(let t of["rows","columns","selected","caption","note"]){let r=()=>this.draw();e.on(`change:${t}`,r),this.stops.push(()=>e.off(`change:${t}`,r))}this.draw()}draw(){let e=this.model.get("columns"),o=document.activeElement?.dataset.row;this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note");let t=d("table","");t.setAttribute("aria-labelledby",this.caption.id),t.createTHead().insertRow().append(...e.map(n=>this.heading(n)));let a=t.createTBody();for(let n of this.ordered())a.append(this.line(n,e));this.scroll.replaceChildren(t),o!==void 0&&this.host.isConnected&&[...t.querySelectorAll("button")].find(n=>n.dataset.row===o)?.focus()}ordered(){let e=[...this.model.get("rows")],o=this.sorted;if(!o)return e;let t=o.down?-1:1;return e.sort((r,a)=>{let[n,s]=[r.order[o.key],a.order[o.key]];return n===void 0&&s===void 0?t*(r.cells[o.key]??"").localeCompare(a.cells[o.key]??""):n===void 0||s===void 0?n===void 0?1:-1:t*(n-s)})}heading(e){let o=d("th",e.kind==="number"?"dfdm-number":"");o.scope="col";let t=this.sorted?.key===e.key?this.sorted:null;o.setAttribute("aria-sort",t?t.down?"descending":"ascending":"none");let r=t?t.down?" \u25BE":" \u25B4":"";return o.append(p(e.label+r,`Sort by ${e.label.toLowerCase()}`,()=>{this.sorted={key:e.key,down:t?!t.down:!1},this.draw()})),o}line(e,o){let t=d("tr",""),r=this.model.get("selected")===e.id,a=()=>{this.model.set("selected",r?"":e.id),this.model.save_changes()};return o.forEach((n,s)=>{let l=t.insertCell();l.className=n.kind==="number"?"dfdm-number":"";let f=e.cells[n.key]??"";if(s===0&&this.model.get("choosable")){let c=p(f,this.model.get("choosable"),a);c.setAttribute("aria-pressed",String(r)),c.dataset.row=e.id,l.append(b(n,e),c)}else l.append(b(n,e),document.createTextNode(f));n.kind==="bar"&&l.append(v(e.share))}),this.model.get("choosable")&&(t.classList.add("dfdm-choosable"),t.classList.toggle("dfdm-chosen",r),t.addEventListener("click",n=>{n.target.closest("button")||a()})),t}dispose(){for(let e of this.stops)e()}};function b(i,e){if(i.kind!=="verdict"||!e.verdict)return document.createTextNode("");let o=d("span",`dfdm-sign dfdm-${e.verdict}`,g[e.verdict]??"");return o.setAttribute("aria-hidden","true"),o}function v(i){let e=d("span","dfdm-track"),o=d("span","dfdm-filled");return o.style.width=`${Math.round(1e3*Math.min(Math.max(i,0),1))/10}%`,e.append(o),e.setAttribute("aria-hidden","true"),e}function x({model:i,el:e}){let o=new m(i,e);return()=>o.dispose()}var T={render:x};export{T as default};
