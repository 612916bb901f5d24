var g=`.dfdm-table {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
  container-type: inline-size;
}
.dfdm-table-caption { padding: 4px 8px; font-weight: 600; }
.dfdm-table-caption:empty, .dfdm-table-note:empty { display: none; }
.dfdm-table-below { display: flex; flex-wrap: wrap; align-items: flex-start; }
.dfdm-table-picture { width: 240px; height: 120px; margin: 6px 0 4px 8px; }
.dfdm-table-picture[hidden] { display: none; }
.dfdm-table-note { flex: 1 1 20em; white-space: pre-line; padding: 4px 8px; color: var(--jp-ui-font-color1, CanvasText); }
.dfdm-table-scroll { overflow: auto; max-height: 480px; border-bottom: 1px solid var(--jp-border-color2, #bdbdbd); }
.dfdm-whole .dfdm-table-scroll { max-height: none; }
.dfdm-table table { border-collapse: collapse; width: 100%; margin: 0; table-layout: auto; }
.dfdm-table th, .dfdm-table td {
  padding: 4px 8px;
  text-align: left;
  vertical-align: top;
  border-bottom: 1px solid var(--jp-border-color2, #e0e0e0);
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
.dfdm-table td.dfdm-verdict { white-space: nowrap; }
.dfdm-table td.dfdm-wide { min-width: 12em; overflow-wrap: anywhere; }
.dfdm-table .dfdm-plain {
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
.dfdm-table th .dfdm-plain { font-weight: 600; }
.dfdm-table .dfdm-plain:focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }
.dfdm-table .dfdm-choosable { cursor: pointer; }
.dfdm-table .dfdm-choosable:hover { background: var(--jp-layout-color2, #eee); }
.dfdm-table .dfdm-chosen, .dfdm-table .dfdm-chosen:hover { background: color-mix(in srgb, var(--jp-brand-color1, #1976d2) 22%, transparent); }
.dfdm-table .dfdm-stale td { opacity: 0.5; }
.dfdm-table .dfdm-choosable td:first-child button { text-decoration: underline; text-underline-offset: 2px; white-space: nowrap; }
.dfdm-table .dfdm-sign {
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
.dfdm-table .dfdm-pass { background: #3cc296; }
.dfdm-table .dfdm-warn { background: #f0b400; }
.dfdm-table .dfdm-fail { background: #ef7d33; }
.dfdm-table .dfdm-unknown { background: #dc9ac0; }
.dfdm-table .dfdm-not_applicable { background: #b5b5b5; }
.dfdm-table .dfdm-track { display: block; min-width: 90px; height: 6px; margin-top: 3px; border-radius: 3px; background: var(--jp-layout-color2, #eee); }
.dfdm-table .dfdm-filled { display: block; height: 100%; border-radius: 3px; background: var(--jp-brand-color1, #1976d2); }
.dfdm-table .dfdm-below-it { display: none; }
@container (min-width: 761px) {
  .dfdm-whole th:last-child { width: 45%; }
}
@container (max-width: 760px) {
  .dfdm-whole th:last-child { width: 28%; }
  .dfdm-table th, .dfdm-table .dfdm-choosable td:first-child button { white-space: normal; }
  .dfdm-table th, .dfdm-table td { padding: 4px 5px; }
  .dfdm-table td.dfdm-wide { min-width: 8em; }
  .dfdm-table .dfdm-track { min-width: 48px; }
}
@container (min-width: 461px) and (max-width: 680px) {
  .dfdm-table .dfdm-narrows .dfdm-apart { display: none; }
  .dfdm-table .dfdm-narrows .dfdm-below-it { display: block; font-size: 0.92em; color: var(--jp-ui-font-color2, GrayText); }
  .dfdm-whole .dfdm-narrows th:last-child { width: 34%; }
}
@container (max-width: 620px) {
  .dfdm-table .dfdm-stacks :is(thead, tbody) { display: block; }
  .dfdm-table .dfdm-stacks thead tr::before { content: attr(data-sort) ":"; color: var(--jp-ui-font-color2, GrayText); }
  .dfdm-table .dfdm-stacks thead { position: sticky; top: 0; background: var(--jp-layout-color1, Canvas); }
  .dfdm-table .dfdm-stacks tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; padding: 4px 5px; }
  .dfdm-table .dfdm-stacks tbody tr { border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
  .dfdm-table .dfdm-stacks :is(th, td) { display: block; min-width: 0; padding: 0; border: 0; text-align: left; }
  .dfdm-table .dfdm-stacks td:empty { display: none; }
  .dfdm-table .dfdm-stacks td:first-child { font-weight: 600; }
  .dfdm-table .dfdm-stacks td.dfdm-wide { flex-basis: 100%; }
  .dfdm-table .dfdm-stacks td:not(:first-child, .dfdm-verdict, .dfdm-verdict + .dfdm-wide)::before {
    content: attr(data-label) ": ";
    color: var(--jp-ui-font-color2, GrayText);
  }
}
@container (max-width: 460px) {
  .dfdm-whole .dfdm-narrows :is(thead, tbody) { display: block; }
  .dfdm-whole .dfdm-narrows tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; padding: 4px 5px; }
  .dfdm-whole .dfdm-narrows tbody tr { border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
  .dfdm-whole .dfdm-narrows :is(th, td, th:last-child) { display: block; width: auto; min-width: 0; padding: 0; border: 0; text-align: left; }
  .dfdm-whole .dfdm-narrows td:empty { display: none; }
  .dfdm-whole .dfdm-narrows td:first-child { font-weight: 600; }
  .dfdm-whole .dfdm-narrows td:not(:first-child, .dfdm-verdict)::before { content: attr(data-label) ": "; color: var(--jp-ui-font-color2, GrayText); }
}
`;function a(n,t,d=""){let e=document.createElement(n);return e.className=t,e.matches("button, input, select, textarea, a")&&e.setAttribute("data-lm-suppress-shortcuts","true"),d&&(e.textContent=d),e}function m(n,t,d,e="dfdm-button"){let r=a("button",e,n);return r.type="button",r.title=t,r.addEventListener("click",d),r}function w(n,t,d){let e=n.get(t);return e??d}var b={};function x(n){b=w(n,"phrases",{})}function u(n,t={}){return(Object.prototype.hasOwnProperty.call(b,n)?b[n]:n).replace(/\{(\w+)\}/g,(e,r)=>Object.prototype.hasOwnProperty.call(t,r)?String(t[r]):e)}function y(n){return n.toLowerCase()}var T={pass:"\u2713",warn:"!",fail:"\u2715",unknown:"?",not_applicable:"\u2013"},h=class{constructor(t,d){this.model=t;this.host=a("div","dfdm-table");this.caption=a("div","dfdm-table-caption");this.scroll=a("div","dfdm-table-scroll");this.below=a("div","dfdm-table-below");this.picture=a("img","dfdm-table-picture");this.note=a("div","dfdm-table-note");this.sorted=null;this.stops=[];this.asked=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.caption.id=`dfdm-caption-${Math.random().toString(36).slice(2)}`,this.host.classList.toggle("dfdm-whole",!!t.get("whole")),this.host.append(a("style","",g),this.caption,this.scroll,this.below),this.below.append(this.picture,this.note),this.picture.alt="",d.append(this.host);for(let e of["rows","columns","selected","caption","note","picture"]){let r=()=>this.drawSoon();t.on(`change:${e}`,r),this.stops.push(()=>t.off(`change:${e}`,r))}this.draw()}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let t=this.model.get("columns"),d=document.activeElement?.dataset.row;this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note");let e=this.model.get("picture")??"";this.picture.hidden=!e.startsWith("data:image/svg+xml;"),this.picture.hidden?this.picture.removeAttribute("src"):this.picture.src=e;let r=t.some(({kind:i})=>i==="wide")&&!t.some(({kind:i})=>i==="bar"),s=a("table",r?"dfdm-stacks":"dfdm-narrows");s.setAttribute("role","table"),s.setAttribute("aria-labelledby",this.caption.id);let o=s.createTHead().insertRow();o.setAttribute("role","row"),o.dataset.sort=u("Sort by"),o.append(...t.map(i=>this.heading(i)));let l=s.createTBody();for(let i of this.ordered())l.append(this.line(i,t));this.scroll.replaceChildren(...t.length?[s]:[]),d!==void 0&&this.host.isConnected&&[...s.querySelectorAll("button")].find(i=>i.dataset.row===d)?.focus()}ordered(){let t=[...this.model.get("rows")],d=this.sorted;if(!d)return t;let e=d.down?-1:1;return t.sort((r,s)=>{let[o,l]=[r.order[d.key],s.order[d.key]];return o===void 0&&l===void 0?e*(r.cells[d.key]??"").localeCompare(s.cells[d.key]??""):o===void 0||l===void 0?o===void 0?1:-1:e*(o-l)})}heading(t){let d=a("th",[t.kind==="number"?"dfdm-number":"",t.under?"dfdm-apart":""].join(" ").trim());d.scope="col",d.setAttribute("role","columnheader");let e=this.sorted?.key===t.key?this.sorted:null;d.setAttribute("aria-sort",e?e.down?"descending":"ascending":"none");let r=e?e.down?" \u25BE":" \u25B4":"";return d.append(m(t.label+r,u("Sort by {column}",{column:y(t.label)}),()=>{this.sorted={key:t.key,down:e?!e.down:!1},this.draw()},"dfdm-plain")),d}line(t,d){let e=a("tr",t.stale?"dfdm-stale":"");e.setAttribute("role","row"),t.stale&&e.setAttribute("aria-busy","true");let r=this.model.get("selected")===t.id,s=()=>{r&&this.model.get("required")||(this.model.set("selected",r?"":t.id),this.model.save_changes())};return d.forEach((o,l)=>{let i=e.insertCell();i.className=`dfdm-${o.kind}${o.under?" dfdm-apart":""}`,i.setAttribute("role","cell"),i.dataset.label=o.label;let f=t.cells[o.key]??"";if(l===0&&this.model.get("choosable")){let c=m(f,this.model.get("choosable"),s,"dfdm-plain");c.setAttribute("aria-pressed",String(r)),c.dataset.row=t.id,i.append(v(o,t),c)}else f&&i.append(v(o,t),document.createTextNode(f));o.kind==="bar"&&i.append(M(t.share));let p=d.find(({under:c})=>c===o.key);p&&t.cells[p.key]&&i.append(a("span","dfdm-below-it",t.cells[p.key]))}),this.model.get("choosable")&&(e.classList.add("dfdm-choosable"),e.classList.toggle("dfdm-chosen",r),e.addEventListener("click",o=>{o.target.closest("button")||s()})),e}dispose(){for(let t of this.stops)t()}};function v(n,t){if(n.kind!=="verdict"||!t.verdict)return document.createTextNode("");let d=a("span",`dfdm-sign dfdm-${t.verdict}`,T[t.verdict]??"");return d.setAttribute("aria-hidden","true"),d}function M(n){let t=a("span","dfdm-track"),d=a("span","dfdm-filled");return d.style.width=`${Math.round(1e3*Math.min(Math.max(n,0),1))/10}%`,t.append(d),t.setAttribute("aria-hidden","true"),t}function E({model:n,el:t}){x(n);let d=new h(n,t);return()=>d.dispose()}var N={render:E};export{h as Table,N as default};
