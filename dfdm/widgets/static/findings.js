var w=`.dfdm-table {
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
`;var x=`.dfdm-findings [hidden] { display: none !important; }
.dfdm-f-filters { display: flex; flex-wrap: wrap; gap: 4px; padding: 2px 8px 6px; }
.dfdm-f-chip, .dfdm-f-apply {
  min-height: 26px;
  padding: 2px 10px;
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 13px;
  background: var(--jp-layout-color1, Canvas);
  color: inherit;
  cursor: pointer;
  font: inherit;
}
.dfdm-f-chip .dfdm-sign { margin-right: 5px; }
.dfdm-f-chip:hover, .dfdm-f-apply:hover { background: var(--jp-layout-color2, #eee); }
.dfdm-f-chip[aria-pressed="true"] {
  border: 2px solid var(--jp-brand-color1, #1976d2);
  padding: 1px 9px;
  font-weight: 600;
}
.dfdm-f-apply { margin-top: 4px; border-radius: 3px; border-color: var(--jp-brand-color1, #1976d2); text-align: left; }
:is(.dfdm-f-chip, .dfdm-f-apply, .dfdm-f-link):focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 1px; }
.dfdm-findings .dfdm-table-scroll { max-height: 420px; }
.dfdm-findings td { overflow-wrap: anywhere; }
.dfdm-findings .dfdm-f-pick { white-space: normal !important; overflow-wrap: normal; }
.dfdm-table.dfdm-findings th { white-space: normal; z-index: 1; }
.dfdm-f-finding-verdict { margin-top: 3px; white-space: nowrap; }
.dfdm-f-why { margin-top: 3px; font-size: 0.92em; }
.dfdm-f-why, .dfdm-f-kind, .dfdm-f-address { color: var(--jp-ui-font-color1, CanvasText); opacity: 0.86; }
.dfdm-f-kind, .dfdm-f-address { font-size: 0.92em; }
.dfdm-f-address { overflow-wrap: anywhere; }
.dfdm-f-link { color: var(--jp-content-link-color, LinkText); text-decoration: underline; }
.dfdm-findings .dfdm-f-col-check { width: 16%; min-width: 7.5em; }
.dfdm-findings .dfdm-f-col-limit { width: 14%; min-width: 7em; overflow-wrap: normal; }
.dfdm-findings .dfdm-f-col-source { width: 17%; min-width: 7em; overflow-wrap: normal; }
.dfdm-findings .dfdm-f-col-remedy { width: 22%; }
.dfdm-f-scale-track {
  position: relative;
  height: 9px;
  max-width: 150px;
  margin-top: 4px;
  border-radius: 2px;
  background: var(--jp-layout-color2, #e4e4e4);
}
.dfdm-f-scale-measured { position: absolute; inset: 1.5px auto 1.5px 0; min-width: 1px; border-radius: 2px; }
.dfdm-f-scale-limit { position: absolute; top: -2px; bottom: -2px; width: 2px; margin-left: -1px; background: var(--jp-ui-font-color1, CanvasText); }
.dfdm-f-empty { margin: 0; padding: 8px; }
.dfdm-f-unchecked { padding: 6px 8px; border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
.dfdm-f-unchecked-head { font-weight: 600; }
.dfdm-f-unchecked ul { margin: 2px 0 0; padding-left: 22px; }
.dfdm-f-unchecked b { font-weight: 600; }
.dfdm-f-note-words { white-space: pre-line; }
.dfdm-f-cited { margin-top: 4px; }
.dfdm-f-cited:empty { display: none; }
@container (max-width: 620px) {
  .dfdm-table.dfdm-findings.dfdm-findings .dfdm-stacks thead tr { gap: 2px 14px; }
  .dfdm-table.dfdm-findings.dfdm-findings .dfdm-stacks th { width: auto; min-width: 0; }
  .dfdm-table.dfdm-findings.dfdm-findings .dfdm-stacks td { flex-basis: 100%; width: auto; }
  .dfdm-table.dfdm-findings.dfdm-findings .dfdm-stacks td:first-child { display: flex; flex-wrap: wrap; gap: 2px 12px; }
  .dfdm-findings .dfdm-f-finding-verdict { margin: 0; font-weight: 400; }
  .dfdm-table.dfdm-findings.dfdm-findings .dfdm-stacks td.dfdm-f-col-message::before { content: none; }
  .dfdm-table.dfdm-findings.dfdm-findings .dfdm-stacks td:is(.dfdm-f-col-limit, .dfdm-f-col-remedy, .dfdm-f-col-source)::before {
    content: attr(data-label) ": ";
    color: inherit;
    opacity: 0.86;
  }
  .dfdm-findings td > div { display: inline; }
  .dfdm-findings td > :is(.dfdm-f-why, .dfdm-f-scale-track) { display: block; }
  .dfdm-findings .dfdm-f-kind::before { content: " ("; }
  .dfdm-findings .dfdm-f-kind::after { content: ")"; }
  .dfdm-findings .dfdm-f-apply { display: block; }
}
@media (forced-colors: active) {
  .dfdm-f-scale-measured, .dfdm-f-chip .dfdm-sign { forced-color-adjust: none; }
}
`;function o(r,e,d=""){let t=document.createElement(r);return t.className=e,t.matches("button, input, select, textarea, a")&&t.setAttribute("data-lm-suppress-shortcuts","true"),d&&(t.textContent=d),t}function h(r,e,d,t="dfdm-button"){let i=o("button",t,r);return i.type="button",i.title=e,i.addEventListener("click",d),i}function v(r,e,d){let t=r.get(e);return t??d}var u={};function y(r){u=v(r,"phrases",{})}function k(r,e={}){return(Object.prototype.hasOwnProperty.call(u,r)?u[r]:r).replace(/\{(\w+)\}/g,(t,i)=>Object.prototype.hasOwnProperty.call(e,i)?String(e[i]):t)}var j={pass:"\u2713",warn:"!",fail:"\u2715",unknown:"?"},R=["fail","warn","unknown","pass"],C="why",A=["limit","remedy","source"],T=8,g=class{constructor(e,d){this.model=e;this.host=o("div","dfdm-table dfdm-findings");this.caption=o("div","dfdm-table-caption");this.filters=o("div","dfdm-f-filters");this.scroll=o("div","dfdm-table-scroll");this.unchecked=o("div","dfdm-f-unchecked");this.below=o("div","dfdm-table-below");this.picture=o("img","dfdm-table-picture");this.note=o("div","dfdm-table-note");this.words=o("div","dfdm-f-note-words");this.cited=o("div","dfdm-f-cited");this.stops=[];this.sorted=null;this.lines=[];this.place=0;this.asked=!1;this.ours=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.caption.id=`dfdm-caption-${Math.random().toString(36).slice(2)}`,this.filters.setAttribute("role","group"),this.picture.alt="",this.note.setAttribute("aria-live","polite"),this.note.append(this.words,this.cited),this.below.append(this.picture,this.note),this.host.append(o("style","",w+x),this.caption,this.filters,this.scroll,this.unchecked,this.below),d.append(this.host),this.scroll.addEventListener("keydown",t=>this.press(t));for(let t of["rows","columns","details","words","severity","choosable","caption"])this.follow(t,()=>this.drawSoon());for(let t of["selected","note","picture"])this.follow(t,()=>this.explain());this.draw()}follow(e,d){this.model.on(`change:${e}`,d),this.stops.push(()=>this.model.off(`change:${e}`,d))}word(e){return(this.model.get("words")??{})[e]??e}detail(e){return(this.model.get("details")??{})[e.id]}rows(e){return this.model.get("rows").filter(d=>!!this.detail(d)?.unchecked===e)}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let e=document.activeElement,d=this.scroll.contains(e)?e?.closest("tr")?.dataset.row:void 0,t=this.scroll.scrollTop;this.caption.textContent=this.model.get("caption"),this.drawFilters();let i=new Set(this.rows(!1).flatMap(f=>Object.keys(f.cells).filter(p=>f.cells[p])));this.rows(!1).some(f=>this.detail(f)?.apply)&&i.add("remedy");let n=this.model.get("columns").filter(({key:f})=>f!==C&&f!=="verdict"&&(i.has(f)||!A.includes(f))),s=o("table","dfdm-stacks");s.setAttribute("role","table"),s.setAttribute("aria-labelledby",this.caption.id);let a=s.createTHead().insertRow();a.setAttribute("role","row"),a.dataset.sort=k("Sort by"),a.append(...n.map(f=>this.heading(f)));let c=s.createTBody(),l=this.model.get("severity");this.lines=this.ordered(this.rows(!1)).filter(f=>!l||f.verdict===l).map(f=>this.line(f,n)),c.append(...this.lines);let m=this.lines.length===0&&l!=="";this.scroll.replaceChildren(s,...m?[o("p","dfdm-f-empty",this.word("nothing-left"))]:[]),this.scroll.scrollTop=t,this.drawUnchecked(),this.stand(Math.max(this.lines.findIndex(f=>f.dataset.row===d),0),d!==void 0),this.explain()}drawFilters(){let e=this.rows(!1),d=this.model.get("severity"),t=l=>e.filter(m=>m.verdict===l).length,i=(l,m,f)=>{let p=h("",m,()=>{this.model.set("severity",d===l?"":l),this.model.save_changes()},"dfdm-f-chip");return p.setAttribute("aria-pressed",String(d===l)),p.dataset.verdict=l,l&&p.append(b(l)),p.append(document.createTextNode(`${m} ${f}`)),p},n=document.activeElement?.dataset.verdict,s=this.filters.contains(document.activeElement),a=R.filter(l=>t(l)>0||l===d),c=[i("",this.word("all"),e.length),...a.map(l=>i(l,this.word(l),t(l)))];this.filters.setAttribute("aria-label",this.word("filter")),this.filters.replaceChildren(...c),this.filters.hidden=e.length===0,s&&(c.find(l=>l.dataset.verdict===n)??c[0]).focus()}drawUnchecked(){let e=this.rows(!0);this.unchecked.hidden=e.length===0;let d=new Map;for(let{cells:s}of e)d.set(s.message,[...d.get(s.message)??[],s.check]);let t=o("div","dfdm-f-unchecked-head"),i=this.word("not-checked");t.append(b("unknown"),document.createTextNode(`${i.charAt(0).toUpperCase()}${i.slice(1)}: ${e.length}`));let n=o("ul","");for(let[s,a]of d){let c=o("li","");c.append(o("b","",a.join(", ")),document.createTextNode(` \u2013 ${s}`)),n.append(c)}this.unchecked.replaceChildren(t,n)}ordered(e){let d=this.sorted;if(!d)return e;let t=d.down?-1:1,i=n=>{let s=this.detail(n);return d.key==="limit"?s?.measured!=null&&s.limit?s.measured/s.limit:1e9:d.key==="check"?-(n.order.verdict??0):n.cells[d.key]??""};return[...e].sort((n,s)=>{let[a,c]=[i(n),i(s)];return t*(typeof a=="number"&&typeof c=="number"?a-c:String(a).localeCompare(String(c)))})}heading(e){let d=o("th",`dfdm-f-col-${e.key}`);d.scope="col",d.setAttribute("role","columnheader");let t=this.sorted?.key===e.key?this.sorted:null;d.setAttribute("aria-sort",t?t.down?"descending":"ascending":"none");let i=t?t.down?" \u25BE":" \u25B4":"",n=this.word("sort").replace("{column}",e.label.toLowerCase());return d.append(h(e.label+i,n,()=>{this.sorted={key:e.key,down:t?!t.down:!1},this.draw()},"dfdm-plain")),d}line(e,d){let t=o("tr","");t.setAttribute("role","row"),t.dataset.row=e.id;let i=this.detail(e);for(let{key:n,label:s}of d){let a=t.insertCell();a.setAttribute("role","cell"),a.className=`dfdm-f-col-${n}`,a.dataset.label=s,n==="check"?this.fillCheck(a,e):n==="message"?this.fillMessage(a,e):n==="limit"?S(a,e,i):n==="remedy"?this.fillRemedy(a,e,i):n==="source"?H(a,i):a.textContent=e.cells[n]??""}return this.model.get("choosable")&&(t.classList.add("dfdm-choosable"),t.addEventListener("click",n=>{n.target.closest("button, a")||this.choose(e.id)})),t.addEventListener("focusin",()=>this.stand(this.lines.indexOf(t),!1)),t}fillCheck(e,d){let t=h(d.cells.check,this.model.get("choosable"),()=>this.choose(d.id),"dfdm-plain dfdm-f-pick"),i=o("div","dfdm-f-finding-verdict");i.append(b(d.verdict),document.createTextNode(d.cells.verdict)),e.append(t,i)}fillMessage(e,d){e.append(o("div","",d.cells.message)),d.cells.why&&e.append(o("div","dfdm-f-why",d.cells.why))}fillRemedy(e,d,t){d.cells.remedy&&e.append(o("div","",d.cells.remedy)),t?.apply&&e.append(h(t.apply,t.apply,()=>this.model.send?.({do:"apply",id:d.id}),"dfdm-f-apply"))}choose(e){this.ours=!0,this.model.set("selected",this.model.get("selected")===e?"":e),this.model.save_changes(),this.explain()}explain(){let e=this.model.get("selected");for(let n of this.lines){let s=n.dataset.row===e;n.classList.toggle("dfdm-chosen",s),n.querySelector(".dfdm-f-pick")?.setAttribute("aria-pressed",String(s)),s&&!this.ours&&this.bring(n)}this.ours=!1,this.words.textContent=this.model.get("note");let d=this.model.get("picture")??"";this.picture.hidden=!d.startsWith("data:image/svg+xml;"),this.picture.hidden?this.picture.removeAttribute("src"):this.picture.src=d;let t=(this.model.get("details")??{})[e];if(this.cited.replaceChildren(),!t?.source)return;let i=this.word("source");this.cited.append(`${i.charAt(0).toUpperCase()}${i.slice(1)}: `,M(t),`. ${t.locator}`),t.url&&this.cited.append(o("div","dfdm-f-address",t.url))}bring(e){let d=this.scroll.querySelector("thead")?.getBoundingClientRect().height??0,[t,i]=[e.getBoundingClientRect(),this.scroll.getBoundingClientRect()];t.top<i.top+d?this.scroll.scrollTop-=i.top+d-t.top:t.bottom>i.bottom&&(this.scroll.scrollTop+=Math.min(t.bottom-i.bottom,t.top-i.top-d))}stand(e,d){this.place=e,this.lines.forEach((i,n)=>{for(let s of i.querySelectorAll("button, a"))s.tabIndex=n===e?0:-1});let t=this.lines[e];!d||!t||(t.querySelector(".dfdm-f-pick")?.focus({preventScroll:!0}),this.bring(t))}press(e){if(e.ctrlKey||e.metaKey||e.altKey||!e.target.closest("tbody"))return;let d=this.lines.length-1,t={ArrowDown:this.place+1,ArrowUp:this.place-1,Home:0,End:d,PageDown:this.place+T,PageUp:this.place-T};e.key in t&&(e.preventDefault(),e.stopPropagation(),this.stand(Math.min(Math.max(t[e.key],0),d),!0))}dispose(){for(let e of this.stops)e()}};function b(r){let e=o("span",`dfdm-sign dfdm-${r}`,j[r]??"");return e.setAttribute("aria-hidden","true"),e}function S(r,e,d){if(e.cells.limit&&r.append(o("div","",e.cells.limit)),!d||d.measured===null||d.limit===null)return;let t=o("div","dfdm-f-scale-track"),i=o("span",`dfdm-f-scale-measured dfdm-${e.verdict}`),n=o("span","dfdm-f-scale-limit");i.style.width=`${100*d.measured}%`,n.style.left=`${100*d.limit}%`,t.append(i,n),t.setAttribute("aria-hidden","true"),r.append(t)}function H(r,e){e?.source&&(r.append(M(e)),e.kind&&r.append(o("div","dfdm-f-kind",e.kind)),r.title=e.locator)}function M(r){if(!/^https?:\/\//i.test(r.url))return o("span","",r.source);let e=o("a","dfdm-f-link",r.source);return e.href=r.url,e.target="_blank",e.rel="noopener noreferrer",e}function $({model:r,el:e}){y(r);let d=new g(r,e);return()=>d.dispose()}var q={render:$};export{q as default};
