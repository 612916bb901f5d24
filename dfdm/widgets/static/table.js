var h=`.dfdm-table {
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
.dfdm-table-note { flex: 1 1 20em; padding: 4px 8px; color: var(--jp-ui-font-color1, CanvasText); }
.dfdm-table-scroll { overflow: auto; max-height: 480px; border-bottom: 1px solid var(--jp-border-color2, #bdbdbd); }
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
.dfdm-table td.dfdm-wide { min-width: 12em; }
.dfdm-plain {
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
.dfdm-plain:focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }
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
@container (max-width: 760px) {
  .dfdm-table th, .dfdm-choosable td:first-child button { white-space: normal; }
  .dfdm-table th, .dfdm-table td { padding: 4px 5px; }
  .dfdm-table td.dfdm-wide { min-width: 8em; }
  .dfdm-table .dfdm-track { min-width: 48px; }
}
`;function n(a,e,t=""){let d=document.createElement(a);return d.className=e,t&&(d.textContent=t),d}function p(a,e,t,d="dfdm-button"){let o=n("button",d,a);return o.type="button",o.title=e,o.addEventListener("click",t),o}var g={pass:"\u2713",warn:"!",fail:"\u2715",unknown:"?",not_applicable:"\u2013"},m=class{constructor(e,t){this.model=e;this.host=n("div","dfdm-table");this.caption=n("div","dfdm-table-caption");this.scroll=n("div","dfdm-table-scroll");this.below=n("div","dfdm-table-below");this.picture=n("img","dfdm-table-picture");this.note=n("div","dfdm-table-note");this.sorted=null;this.stops=[];this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.caption.id=`dfdm-caption-${Math.random().toString(36).slice(2)}`,this.host.append(n("style","",h),this.caption,this.scroll,this.below),this.below.append(this.picture,this.note),this.picture.alt="",t.append(this.host);for(let d of["rows","columns","selected","caption","note","picture"]){let o=()=>this.draw();e.on(`change:${d}`,o),this.stops.push(()=>e.off(`change:${d}`,o))}this.draw()}draw(){let e=this.model.get("columns"),t=document.activeElement?.dataset.row;this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note");let d=this.model.get("picture")??"";this.picture.hidden=!d.startsWith("data:image/svg+xml;"),this.picture.hidden?this.picture.removeAttribute("src"):this.picture.src=d;let o=n("table","");o.setAttribute("aria-labelledby",this.caption.id),o.createTHead().insertRow().append(...e.map(r=>this.heading(r)));let i=o.createTBody();for(let r of this.ordered())i.append(this.line(r,e));this.scroll.replaceChildren(o),t!==void 0&&this.host.isConnected&&[...o.querySelectorAll("button")].find(r=>r.dataset.row===t)?.focus()}ordered(){let e=[...this.model.get("rows")],t=this.sorted;if(!t)return e;let d=t.down?-1:1;return e.sort((o,s)=>{let[i,r]=[o.order[t.key],s.order[t.key]];return i===void 0&&r===void 0?d*(o.cells[t.key]??"").localeCompare(s.cells[t.key]??""):i===void 0||r===void 0?i===void 0?1:-1:d*(i-r)})}heading(e){let t=n("th",e.kind==="number"?"dfdm-number":"");t.scope="col";let d=this.sorted?.key===e.key?this.sorted:null;t.setAttribute("aria-sort",d?d.down?"descending":"ascending":"none");let o=d?d.down?" \u25BE":" \u25B4":"";return t.append(p(e.label+o,`Sort by ${e.label.toLowerCase()}`,()=>{this.sorted={key:e.key,down:d?!d.down:!1},this.draw()},"dfdm-plain")),t}line(e,t){let d=n("tr",""),o=this.model.get("selected")===e.id,s=()=>{o&&this.model.get("required")||(this.model.set("selected",o?"":e.id),this.model.save_changes())};return t.forEach((i,r)=>{let l=d.insertCell();l.className=`dfdm-${i.kind}`;let f=e.cells[i.key]??"";if(r===0&&this.model.get("choosable")){let c=p(f,this.model.get("choosable"),s,"dfdm-plain");c.setAttribute("aria-pressed",String(o)),c.dataset.row=e.id,l.append(b(i,e),c)}else l.append(b(i,e),document.createTextNode(f));i.kind==="bar"&&l.append(x(e.share))}),this.model.get("choosable")&&(d.classList.add("dfdm-choosable"),d.classList.toggle("dfdm-chosen",o),d.addEventListener("click",i=>{i.target.closest("button")||s()})),d}dispose(){for(let e of this.stops)e()}};function b(a,e){if(a.kind!=="verdict"||!e.verdict)return document.createTextNode("");let t=n("span",`dfdm-sign dfdm-${e.verdict}`,g[e.verdict]??"");return t.setAttribute("aria-hidden","true"),t}function x(a){let e=n("span","dfdm-track"),t=n("span","dfdm-filled");return t.style.width=`${Math.round(1e3*Math.min(Math.max(a,0),1))/10}%`,e.append(t),e.setAttribute("aria-hidden","true"),e}function v({model:a,el:e}){let t=new m(a,e);return()=>t.dispose()}var T={render:v};export{T as default};
