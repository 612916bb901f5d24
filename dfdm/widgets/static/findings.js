var b=`.dfdm-table {
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
@container (max-width: 620px) {
  .dfdm-table .dfdm-stacks :is(thead, tbody) { display: block; }
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
`;var g=`.dfdm-findings [hidden] { display: none !important; }
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
`;function n(r,e,t=""){let d=document.createElement(r);return d.className=e,d.matches("button, input, select, textarea, a")&&d.setAttribute("data-lm-suppress-shortcuts","true"),t&&(d.textContent=t),d}function m(r,e,t,d="dfdm-button"){let i=n("button",d,r);return i.type="button",i.title=e,i.addEventListener("click",t),i}var T={pass:"\u2713",warn:"!",fail:"\u2715",unknown:"?"},E=["fail","warn","unknown","pass"],M="why",w=8,u=class{constructor(e,t){this.model=e;this.host=n("div","dfdm-table dfdm-findings");this.caption=n("div","dfdm-table-caption");this.filters=n("div","dfdm-f-filters");this.scroll=n("div","dfdm-table-scroll");this.unchecked=n("div","dfdm-f-unchecked");this.below=n("div","dfdm-table-below");this.picture=n("img","dfdm-table-picture");this.note=n("div","dfdm-table-note");this.words=n("div","dfdm-f-note-words");this.cited=n("div","dfdm-f-cited");this.stops=[];this.sorted=null;this.lines=[];this.place=0;this.asked=!1;this.ours=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.caption.id=`dfdm-caption-${Math.random().toString(36).slice(2)}`,this.filters.setAttribute("role","group"),this.picture.alt="",this.note.setAttribute("aria-live","polite"),this.note.append(this.words,this.cited),this.below.append(this.picture,this.note),this.host.append(n("style","",b+g),this.caption,this.filters,this.scroll,this.unchecked,this.below),t.append(this.host),this.scroll.addEventListener("keydown",d=>this.press(d));for(let d of["rows","columns","details","words","severity","choosable","caption"])this.follow(d,()=>this.drawSoon());for(let d of["selected","note","picture"])this.follow(d,()=>this.explain());this.draw()}follow(e,t){this.model.on(`change:${e}`,t),this.stops.push(()=>this.model.off(`change:${e}`,t))}word(e){return(this.model.get("words")??{})[e]??e}detail(e){return(this.model.get("details")??{})[e.id]}rows(e){return this.model.get("rows").filter(t=>!!this.detail(t)?.unchecked===e)}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let e=document.activeElement,t=this.scroll.contains(e)?e?.closest("tr")?.dataset.row:void 0,d=this.scroll.scrollTop;this.caption.textContent=this.model.get("caption"),this.drawFilters();let i=this.model.get("columns").filter(({key:f})=>f!==M&&f!=="verdict"),o=n("table","dfdm-stacks");o.setAttribute("role","table"),o.setAttribute("aria-labelledby",this.caption.id);let s=o.createTHead().insertRow();s.setAttribute("role","row"),s.append(...i.map(f=>this.heading(f)));let a=o.createTBody(),c=this.model.get("severity");this.lines=this.ordered(this.rows(!1)).filter(f=>!c||f.verdict===c).map(f=>this.line(f,i)),a.append(...this.lines);let l=this.lines.length===0&&c!=="";this.scroll.replaceChildren(o,...l?[n("p","dfdm-f-empty",this.word("nothing-left"))]:[]),this.scroll.scrollTop=d,this.drawUnchecked(),this.stand(Math.max(this.lines.findIndex(f=>f.dataset.row===t),0),t!==void 0),this.explain()}drawFilters(){let e=this.rows(!1),t=this.model.get("severity"),d=l=>e.filter(f=>f.verdict===l).length,i=(l,f,x)=>{let p=m("",f,()=>{this.model.set("severity",t===l?"":l),this.model.save_changes()},"dfdm-f-chip");return p.setAttribute("aria-pressed",String(t===l)),p.dataset.verdict=l,l&&p.append(h(l)),p.append(document.createTextNode(`${f} ${x}`)),p},o=document.activeElement?.dataset.verdict,s=this.filters.contains(document.activeElement),a=E.filter(l=>d(l)>0||l===t),c=[i("",this.word("all"),e.length),...a.map(l=>i(l,this.word(l),d(l)))];this.filters.setAttribute("aria-label",this.word("filter")),this.filters.replaceChildren(...c),this.filters.hidden=e.length===0,s&&(c.find(l=>l.dataset.verdict===o)??c[0]).focus()}drawUnchecked(){let e=this.rows(!0);this.unchecked.hidden=e.length===0;let t=new Map;for(let{cells:s}of e)t.set(s.message,[...t.get(s.message)??[],s.check]);let d=n("div","dfdm-f-unchecked-head"),i=this.word("not-checked");d.append(h("unknown"),document.createTextNode(`${i.charAt(0).toUpperCase()}${i.slice(1)}: ${e.length}`));let o=n("ul","");for(let[s,a]of t){let c=n("li","");c.append(n("b","",a.join(", ")),document.createTextNode(` \u2013 ${s}`)),o.append(c)}this.unchecked.replaceChildren(d,o)}ordered(e){let t=this.sorted;if(!t)return e;let d=t.down?-1:1,i=o=>{let s=this.detail(o);return t.key==="limit"?s?.measured!=null&&s.limit?s.measured/s.limit:1e9:t.key==="check"?-(o.order.verdict??0):o.cells[t.key]??""};return[...e].sort((o,s)=>{let[a,c]=[i(o),i(s)];return d*(typeof a=="number"&&typeof c=="number"?a-c:String(a).localeCompare(String(c)))})}heading(e){let t=n("th",`dfdm-f-col-${e.key}`);t.scope="col",t.setAttribute("role","columnheader");let d=this.sorted?.key===e.key?this.sorted:null;t.setAttribute("aria-sort",d?d.down?"descending":"ascending":"none");let i=d?d.down?" \u25BE":" \u25B4":"",o=this.word("sort").replace("{column}",e.label.toLowerCase());return t.append(m(e.label+i,o,()=>{this.sorted={key:e.key,down:d?!d.down:!1},this.draw()},"dfdm-plain")),t}line(e,t){let d=n("tr","");d.setAttribute("role","row"),d.dataset.row=e.id;let i=this.detail(e);for(let{key:o,label:s}of t){let a=d.insertCell();a.setAttribute("role","cell"),a.className=`dfdm-f-col-${o}`,a.dataset.label=s,o==="check"?this.fillCheck(a,e):o==="message"?this.fillMessage(a,e):o==="limit"?L(a,e,i):o==="remedy"?this.fillRemedy(a,e,i):o==="source"?j(a,i):a.textContent=e.cells[o]??""}return this.model.get("choosable")&&(d.classList.add("dfdm-choosable"),d.addEventListener("click",o=>{o.target.closest("button, a")||this.choose(e.id)})),d.addEventListener("focusin",()=>this.stand(this.lines.indexOf(d),!1)),d}fillCheck(e,t){let d=m(t.cells.check,this.model.get("choosable"),()=>this.choose(t.id),"dfdm-plain dfdm-f-pick"),i=n("div","dfdm-f-finding-verdict");i.append(h(t.verdict),document.createTextNode(t.cells.verdict)),e.append(d,i)}fillMessage(e,t){e.append(n("div","",t.cells.message)),t.cells.why&&e.append(n("div","dfdm-f-why",t.cells.why))}fillRemedy(e,t,d){t.cells.remedy&&e.append(n("div","",t.cells.remedy)),d?.apply&&e.append(m(d.apply,d.apply,()=>this.model.send?.({do:"apply",id:t.id}),"dfdm-f-apply"))}choose(e){this.ours=!0,this.model.set("selected",this.model.get("selected")===e?"":e),this.model.save_changes(),this.explain()}explain(){let e=this.model.get("selected");for(let o of this.lines){let s=o.dataset.row===e;o.classList.toggle("dfdm-chosen",s),o.querySelector(".dfdm-f-pick")?.setAttribute("aria-pressed",String(s)),s&&!this.ours&&this.bring(o)}this.ours=!1,this.words.textContent=this.model.get("note");let t=this.model.get("picture")??"";this.picture.hidden=!t.startsWith("data:image/svg+xml;"),this.picture.hidden?this.picture.removeAttribute("src"):this.picture.src=t;let d=(this.model.get("details")??{})[e];if(this.cited.replaceChildren(),!d?.source)return;let i=this.word("source");this.cited.append(`${i.charAt(0).toUpperCase()}${i.slice(1)}: `,v(d),`. ${d.locator}`),d.url&&this.cited.append(n("div","dfdm-f-address",d.url))}bring(e){let t=this.scroll.querySelector("thead")?.getBoundingClientRect().height??0,[d,i]=[e.getBoundingClientRect(),this.scroll.getBoundingClientRect()];d.top<i.top+t?this.scroll.scrollTop-=i.top+t-d.top:d.bottom>i.bottom&&(this.scroll.scrollTop+=Math.min(d.bottom-i.bottom,d.top-i.top-t))}stand(e,t){this.place=e,this.lines.forEach((i,o)=>{for(let s of i.querySelectorAll("button, a"))s.tabIndex=o===e?0:-1});let d=this.lines[e];!t||!d||(d.querySelector(".dfdm-f-pick")?.focus({preventScroll:!0}),this.bring(d))}press(e){if(e.ctrlKey||e.metaKey||e.altKey||!e.target.closest("tbody"))return;let t=this.lines.length-1,d={ArrowDown:this.place+1,ArrowUp:this.place-1,Home:0,End:t,PageDown:this.place+w,PageUp:this.place-w};e.key in d&&(e.preventDefault(),e.stopPropagation(),this.stand(Math.min(Math.max(d[e.key],0),t),!0))}dispose(){for(let e of this.stops)e()}};function h(r){let e=n("span",`dfdm-sign dfdm-${r}`,T[r]??"");return e.setAttribute("aria-hidden","true"),e}function L(r,e,t){if(e.cells.limit&&r.append(n("div","",e.cells.limit)),!t||t.measured===null||t.limit===null)return;let d=n("div","dfdm-f-scale-track"),i=n("span",`dfdm-f-scale-measured dfdm-${e.verdict}`),o=n("span","dfdm-f-scale-limit");i.style.width=`${100*t.measured}%`,o.style.left=`${100*t.limit}%`,d.append(i,o),d.setAttribute("aria-hidden","true"),r.append(d)}function j(r,e){e?.source&&(r.append(v(e)),e.kind&&r.append(n("div","dfdm-f-kind",e.kind)),r.title=e.locator)}function v(r){if(!/^https?:\/\//i.test(r.url))return n("span","",r.source);let e=n("a","dfdm-f-link",r.source);return e.href=r.url,e.target="_blank",e.rel="noopener noreferrer",e}function C({model:r,el:e}){let t=new u(r,e);return()=>t.dispose()}var N={render:C};export{N as default};
