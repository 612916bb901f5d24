"use strict";(self.rspackChunk_dfdm_labextension=self.rspackChunk_dfdm_labextension||[]).push([[2],{29(t,e,d){var a=`.dfdm-table {
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
`;function o(t,e,d=""){let a=document.createElement(t);return a.className=e,a.matches("button, input, select, textarea, a")&&a.setAttribute("data-lm-suppress-shortcuts","true"),d&&(a.textContent=d),a}function i(t,e,d,a="dfdm-button"){let r=o("button",a,t);return r.type="button",r.title=e,r.addEventListener("click",d),r}var r={};function l(t,e={}){return(Object.prototype.hasOwnProperty.call(r,t)?r[t]:t).replace(/\{(\w+)\}/g,(t,d)=>Object.prototype.hasOwnProperty.call(e,d)?String(e[d]):t)}var s={pass:"✓",warn:"!",fail:"✕",unknown:"?",not_applicable:"–"},n=class{constructor(t,e){for(let d of(this.model=t,this.host=o("div","dfdm-table"),this.caption=o("div","dfdm-table-caption"),this.scroll=o("div","dfdm-table-scroll"),this.below=o("div","dfdm-table-below"),this.picture=o("img","dfdm-table-picture"),this.note=o("div","dfdm-table-note"),this.sorted=null,this.stops=[],this.asked=!1,this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.caption.id=`dfdm-caption-${Math.random().toString(36).slice(2)}`,this.host.classList.toggle("dfdm-whole",!!t.get("whole")),this.host.append(o("style","",a),this.caption,this.scroll,this.below),this.below.append(this.picture,this.note),this.picture.alt="",e.append(this.host),["rows","columns","selected","caption","note","picture"])){let e=()=>this.drawSoon();t.on(`change:${d}`,e),this.stops.push(()=>t.off(`change:${d}`,e))}this.draw()}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let t=this.model.get("columns"),e=document.activeElement?.dataset.row;this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note");let d=this.model.get("picture")??"";this.picture.hidden=!d.startsWith("data:image/svg+xml;"),this.picture.hidden?this.picture.removeAttribute("src"):this.picture.src=d;let a=o("table",t.some(({kind:t})=>"wide"===t)&&!t.some(({kind:t})=>"bar"===t)?"dfdm-stacks":"dfdm-narrows");a.setAttribute("role","table"),a.setAttribute("aria-labelledby",this.caption.id);let i=a.createTHead().insertRow();i.setAttribute("role","row"),i.dataset.sort=l("Sort by"),i.append(...t.map(t=>this.heading(t)));let r=a.createTBody();for(let e of this.ordered())r.append(this.line(e,t));this.scroll.replaceChildren(...t.length?[a]:[]),void 0!==e&&this.host.isConnected&&[...a.querySelectorAll("button")].find(t=>t.dataset.row===e)?.focus()}ordered(){let t=[...this.model.get("rows")],e=this.sorted;if(!e)return t;let d=e.down?-1:1;return t.sort((t,a)=>{let[o,i]=[t.order[e.key],a.order[e.key]];return void 0===o&&void 0===i?d*(t.cells[e.key]??"").localeCompare(a.cells[e.key]??""):void 0===o||void 0===i?void 0===o?1:-1:d*(o-i)})}heading(t){let e=o("th",["number"===t.kind?"dfdm-number":"",t.under?"dfdm-apart":""].join(" ").trim());e.scope="col",e.setAttribute("role","columnheader");let d=this.sorted?.key===t.key?this.sorted:null;e.setAttribute("aria-sort",d?d.down?"descending":"ascending":"none");let a=d?d.down?" ▾":" ▴":"";return e.append(i(t.label+a,l("Sort by {column}",{column:t.label.toLowerCase()}),()=>{this.sorted={key:t.key,down:!!d&&!d.down},this.draw()},"dfdm-plain")),e}line(t,e){let d=o("tr",t.stale?"dfdm-stale":"");d.setAttribute("role","row"),t.stale&&d.setAttribute("aria-busy","true");let a=this.model.get("selected")===t.id,r=()=>{a&&this.model.get("required")||(this.model.set("selected",a?"":t.id),this.model.save_changes())};return e.forEach((l,s)=>{var n;let c,f,p=d.insertCell();p.className=`dfdm-${l.kind}${l.under?" dfdm-apart":""}`,p.setAttribute("role","cell"),p.dataset.label=l.label;let h=t.cells[l.key]??"";if(0===s&&this.model.get("choosable")){let e=i(h,this.model.get("choosable"),r,"dfdm-plain");e.setAttribute("aria-pressed",String(a)),e.dataset.row=t.id,p.append(m(l,t),e)}else h&&p.append(m(l,t),document.createTextNode(h));"bar"===l.kind&&p.append((n=t.share,c=o("span","dfdm-track"),(f=o("span","dfdm-filled")).style.width=`${Math.round(1e3*Math.min(Math.max(n,0),1))/10}%`,c.append(f),c.setAttribute("aria-hidden","true"),c));let b=e.find(({under:t})=>t===l.key);b&&t.cells[b.key]&&p.append(o("span","dfdm-below-it",t.cells[b.key]))}),this.model.get("choosable")&&(d.classList.add("dfdm-choosable"),d.classList.toggle("dfdm-chosen",a),d.addEventListener("click",t=>{t.target.closest("button")||r()})),d}dispose(){for(let t of this.stops)t()}};function m(t,e){if("verdict"!==t.kind||!e.verdict)return document.createTextNode("");let d=o("span",`dfdm-sign dfdm-${e.verdict}`,s[e.verdict]??"");return d.setAttribute("aria-hidden","true"),d}d.d(e,{},{default:{render:function({model:t,el:e}){r=t.get("phrases")??{};let d=new n(t,e);return()=>d.dispose()}}})}}]);