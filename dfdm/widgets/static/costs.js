var $=`.dfdm-charts {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
  container-type: inline-size;
}
.dfdm-charts [hidden] { display: none !important; }
.dfdm-charts .dfdm-table-caption { padding: 4px 8px; font-weight: 600; }
.dfdm-costs .dfdm-table > .dfdm-table-caption, .dfdm-costs .dfdm-table > .dfdm-table-below { display: none; }
.dfdm-tabs { display: flex; flex-wrap: wrap; gap: 2px 4px; padding: 2px 8px; border-bottom: 1px solid var(--jp-border-color2, #bdbdbd); }
.dfdm-tab, .dfdm-chip, .dfdm-charts .dfdm-button {
  background: none;
  border: 1px solid transparent;
  color: inherit;
  cursor: pointer;
  font: inherit;
  min-height: 26px;
  padding: 3px 8px;
}
.dfdm-tab { border-width: 0 0 3px; }
.dfdm-tab[aria-selected="true"] { border-bottom-color: var(--jp-brand-color1, #1976d2); font-weight: 600; }
.dfdm-tab:hover, .dfdm-chip:hover, .dfdm-charts .dfdm-button:hover { background: var(--jp-layout-color2, color-mix(in srgb, CanvasText 10%, Canvas)); }
.dfdm-charts :is(button, summary, a, input, select, [tabindex="0"]):focus-visible {
  outline: 2px solid var(--jp-brand-color1, #1976d2);
  outline-offset: 1px;
}
.dfdm-page { padding: 6px 8px; min-width: 0; }
.dfdm-costs > .dfdm-page:first-of-type { padding: 0; }
.dfdm-chart-heading { font-weight: 600; margin: 4px 0 6px; }
.dfdm-small { color: var(--jp-ui-font-color1, CanvasText); font-size: 0.92em; margin: 4px 0; overflow-wrap: anywhere; }
.dfdm-cost-note { padding: 4px 8px; white-space: pre-line; }
.dfdm-cost-note:empty { display: none; }
.dfdm-words { margin: 4px 0 8px; padding-left: 20px; }
.dfdm-words li { margin: 2px 0; overflow-wrap: anywhere; }
.dfdm-details:empty { display: none; }
.dfdm-details, .dfdm-figures { margin: 6px 8px; }
.dfdm-page .dfdm-page, .dfdm-page > div > .dfdm-figures { margin: 6px 0; }
.dfdm-charts a { color: var(--jp-content-link-color, LinkText); }
.dfdm-kind { border: 1px solid currentcolor; border-radius: 8px; font-size: 0.85em; padding: 0 6px; white-space: nowrap; }
.dfdm-kind-assumption { border-style: dashed; font-weight: 600; }
.dfdm-figures > summary { cursor: pointer; padding: 3px 0; }
.dfdm-figures-scroll { max-height: 320px; overflow: auto; }
.dfdm-figures table { border-collapse: collapse; margin: 0; font-size: inherit; }
.dfdm-figures :is(th, td) { border-bottom: 1px solid var(--jp-border-color2, #ddd); padding: 3px 8px; text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
.dfdm-figures :is(th:first-child, td:first-child) { text-align: left; }
.dfdm-bar-list, .dfdm-legend-list { list-style: none; margin: 0; padding: 0; }
.dfdm-bar { margin: 0 0 10px; }
.dfdm-bar-head { display: flex; flex-wrap: wrap; gap: 0 8px; font-variant-numeric: tabular-nums; }
.dfdm-bar-name { font-weight: 600; }
.dfdm-bar-chosen .dfdm-bar-name::before { content: "\u25B8 "; }
.dfdm-bar-no { border: 1px dashed currentcolor; border-radius: 8px; font-size: 0.85em; padding: 0 6px; }
.dfdm-bar-track { position: relative; display: flex; height: 20px; margin-top: 2px; background: var(--jp-layout-color2, color-mix(in srgb, CanvasText 8%, Canvas)); }
.dfdm-bar-part { flex: none; box-sizing: border-box; border-right: 1px solid var(--jp-layout-color1, Canvas); }
.dfdm-assumed { background-image: repeating-linear-gradient(135deg, rgb(255 255 255 / 55%) 0 2px, transparent 2px 6px); }
.dfdm-bar-range { position: absolute; top: 50%; height: 2px; margin-top: -1px; background: var(--jp-ui-font-color1, CanvasText); box-shadow: 0 0 0 1px var(--jp-layout-color1, Canvas); }
.dfdm-bar-range::before, .dfdm-bar-range::after { content: ""; position: absolute; top: -6px; width: 2px; height: 14px; background: inherit; box-shadow: inherit; }
.dfdm-bar-range::after { right: 0; }
.dfdm-legend-list { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 4px 0; }
.dfdm-legend-list li { display: flex; align-items: center; gap: 5px; }
.dfdm-swatch { width: 12px; height: 12px; flex: none; }
.dfdm-swatch-plain { background-color: #7d7d7d; }
.dfdm-swatch-range { width: 18px; height: 10px; flex: none; border: solid var(--jp-ui-font-color1, CanvasText); border-width: 0 2px; background: linear-gradient(var(--jp-ui-font-color1, CanvasText), var(--jp-ui-font-color1, CanvasText)) center / 100% 2px no-repeat; }
.dfdm-legend-entry { display: flex; align-items: center; gap: 6px; background: none; border: 1px solid transparent; color: inherit; cursor: pointer; font: inherit; padding: 2px 5px; }
.dfdm-legend-entry[aria-pressed="true"] { border-color: var(--jp-border-color1, #9e9e9e); font-weight: 600; }
.dfdm-plot { position: relative; min-width: 0; touch-action: pan-y; }
.dfdm-plot svg, .dfdm-plot canvas { display: block; }
.dfdm-plot text { fill: var(--jp-ui-font-color1, CanvasText); font: 12px var(--jp-ui-font-family, system-ui, sans-serif); }
.dfdm-axes line { stroke: var(--jp-border-color2, #ddd); stroke-width: 1; }
.dfdm-here { stroke: var(--jp-ui-font-color1, CanvasText); stroke-dasharray: 3 3; }
.dfdm-cursor { stroke: var(--jp-brand-color1, #1976d2); stroke-width: 1; }
.dfdm-crossing { fill: var(--jp-layout-color1, Canvas); stroke: var(--jp-ui-font-color1, CanvasText); stroke-width: 2; }
.dfdm-plot .dfdm-crossing-words { font-weight: 600; paint-order: stroke; stroke: var(--jp-layout-color1, Canvas); stroke-width: 4px; }
.dfdm-readout { min-height: 2.8em; margin: 4px 0; font-variant-numeric: tabular-nums; }
@container (max-width: 480px) {
  .dfdm-costs .dfdm-table :is(th, td):nth-child(4) { display: none; }
  .dfdm-tabs { gap: 0; padding: 2px 4px; }
  .dfdm-tab { padding: 3px 6px; }
}
`;function r(a,t,e=""){let i=document.createElement(a);return i.className=t,e&&(i.textContent=e),i}function u(a,t,e,i="dfdm-button"){let n=r("button",i,a);return n.type="button",n.title=t,n.addEventListener("click",e),n}var m=["#0072b2","#d55e00","#009e73","#cc79a7","#56b4e9","#e69f00","#7d7d7d","#beaf1e"],x=["","7 4","2 3","10 3 2 3"],N="http://www.w3.org/2000/svg";function c(a,t,e=""){let i=document.createElementNS(N,a);for(let[n,o]of Object.entries(t))i.setAttribute(n,String(o));return e&&(i.textContent=e),i}var g=class{constructor(t,e,i,n=!0){this.start=e;this.end=i;let[o,s]=[1/0,-1/0];for(let p of t)!(p>0)||!Number.isFinite(p)||(o=Math.min(o,p),s=Math.max(s,p));o>s&&([o,s]=[1,10]),this.low=n?B(o):o,this.high=Math.max(n?q(s):s,this.low*2)}at(t){let e=Math.min(Math.max(t,this.low),this.high);return this.start+Math.log(e/this.low)/Math.log(this.high/this.low)*(this.end-this.start)}back(t){let e=(t-this.start)/(this.end-this.start);return this.low*Math.pow(this.high/this.low,Math.min(Math.max(e,0),1))}ticks(t){let e=Math.floor(Math.log10(this.low)+1e-9),i=Math.ceil(Math.log10(this.high)-1e-9),n=[];for(let o of[[1,2,5],[1,3],[1]]){n=[];for(let s=e;s<=i;s+=1)for(let p of o){let d=p*10**s;d>=this.low*.999&&d<=this.high*1.001&&n.push(d)}if(n.length<=t)return n}return n}};function B(a){let t=10**Math.floor(Math.log10(a)+1e-9);return t*Math.max(...[1,2,5].filter(e=>e*t<=a*(1+1e-9)))}function q(a){let t=10**Math.floor(Math.log10(a)+1e-9);return t*Math.min(...[1,2,5,10].filter(e=>e*t>=a*(1-1e-9)))}function j(a){return Math.abs(a)>=100?v(a):String(Number(a.toPrecision(3)))}function v(a){return Math.round(a).toLocaleString("en-US")}function L(a,t,e,i){let n=c("g",{class:"dfdm-axes","aria-hidden":"true"});for(let o of a.ticks(Math.max(3,Math.floor((e.right-e.left)/64)))){let s=a.at(o);n.append(c("line",{x1:s,x2:s,y1:e.top,y2:e.bottom})),n.append(c("text",{x:s,y:e.bottom+16,"text-anchor":"middle"},j(o)))}for(let o of t.ticks(6)){let s=t.at(o);n.append(c("line",{x1:e.left,x2:e.right,y1:s,y2:s})),n.append(c("text",{x:e.left-6,y:s+4,"text-anchor":"end"},j(o)))}return n.append(c("text",{x:(e.left+e.right)/2,y:e.bottom+33,"text-anchor":"middle"},i.x)),n.append(c("text",{x:4,y:13},i.y)),n}function A(a,t){let e=0,i=new ResizeObserver(()=>{let n=Math.floor(a.clientWidth);n===e||n===0||(e=n,t(n))});return i.observe(a),()=>i.disconnect()}var w=class{constructor(t,e,i){this.tabs=t;this.chosen=i;this.element=r("div","dfdm-tabs");this.buttons=new Map;this.element.setAttribute("role","tablist"),this.element.setAttribute("aria-label",e);let n=Math.random().toString(36).slice(2);for(let{key:o,label:s,panel:p}of t){let d=u(s,"",()=>this.chosen(o),"dfdm-tab");d.removeAttribute("title"),d.setAttribute("role","tab"),d.id=`dfdm-tab-${n}-${o}`,p.id=`dfdm-panel-${n}-${o}`,p.setAttribute("role","tabpanel"),p.setAttribute("aria-labelledby",d.id),d.setAttribute("aria-controls",p.id),this.buttons.set(o,d),this.element.append(d)}this.element.addEventListener("keydown",o=>this.move(o))}show(t,e=()=>!0){let i=this.tabs.filter(o=>e(o.key)),n=i.some(o=>o.key===t)?t:i[0]?.key??"";for(let o of this.tabs){let s=this.buttons.get(o.key);s.hidden=!e(o.key),s.setAttribute("aria-selected",String(o.key===n)),s.tabIndex=o.key===n?0:-1,o.panel.hidden=o.key!==n}return this.element.hidden=i.length<2,n}move(t){let e={ArrowRight:1,ArrowLeft:-1}[t.key];if(!e)return;let i=[...this.buttons.values()].filter(o=>!o.hidden),n=i[(i.indexOf(document.activeElement)+e+i.length)%i.length];n?.focus(),n?.click(),t.preventDefault()}};function y(a,t,e){let i=r("details","dfdm-figures"),n=r("div","dfdm-figures-scroll"),o=r("table",""),s=o.createTHead().insertRow();for(let d of t){let l=r("th","",d);l.scope="col",s.append(l)}let p=o.createTBody();for(let d of e){let l=p.insertRow();d.forEach((h,f)=>{let b=r(f===0?"th":"td","",h);f===0&&(b.scope="row"),l.append(b)})}return n.append(o),n.tabIndex=0,n.setAttribute("role","region"),n.setAttribute("aria-label",a),i.append(r("summary","",a),n),i}function T(a,t,e,i=!1){let n=r("div","dfdm-bars");n.append(r("p","dfdm-chart-heading",e));let o=Math.max(...a.map(l=>Math.max(l.high,l.unit)),1e-9),s=a.length>1?a[0].missing.filter(l=>a.every(h=>h.missing.includes(l))):[],p=r("ul","dfdm-bar-list");for(let l of a)p.append(z(l,i?Math.max(l.high,l.unit,1e-9):o,s));n.append(p,F(a,t)),s.length&&n.append(r("p","dfdm-small",`Not priced in any: ${s.join("; ")}.`));let d=[...new Set(a.flatMap(l=>l.lines.map(h=>h.what)))];return n.append(y("The figures as a table",["","Price each","Low to high",...d],a.map(l=>[l.name,l.price,l.range,...d.map(h=>l.lines.find(f=>f.what===h)?.text??"")]))),n}function z(a,t,e){let i=r("li",a.chosen?"dfdm-bar dfdm-bar-chosen":"dfdm-bar"),n=r("div","dfdm-bar-head");n.append(r("span","dfdm-bar-name",a.name),r("span","",`${a.price} (${a.range})`)),a.impossible&&n.append(r("span","dfdm-bar-no","cannot make it as it is"));let o=r("div","dfdm-bar-track");o.setAttribute("aria-hidden","true");for(let d of a.lines){let l=r("span",d.assumed?"dfdm-bar-part dfdm-assumed":"dfdm-bar-part");l.style.width=`${100*d.amount/t}%`,l.style.backgroundColor=m[d.group%m.length],l.title=`${d.what}: ${d.text}${d.assumed?", rests on an assumption":""}`,o.append(l)}let s=r("span","dfdm-bar-range");s.style.left=`${100*a.low/t}%`,s.style.width=`${100*Math.max(a.high-a.low,0)/t}%`,s.title=`Low to high: ${a.range}`,o.append(s),i.append(n,o);let p=a.missing.filter(d=>!e.includes(d));return p.length&&i.append(r("div","dfdm-small",`Not priced: ${p.join("; ")}.`)),i}function F(a,t){let e=r("ul","dfdm-legend-list"),i=new Set(a.flatMap(o=>o.lines.map(s=>s.group)));if(t.forEach((o,s)=>{if(!i.has(s))return;let p=r("span","dfdm-swatch");p.style.backgroundColor=m[s%m.length];let d=r("li","");d.append(p,document.createTextNode(o)),e.append(d)}),a.some(o=>o.lines.some(s=>s.assumed))){let o=r("li","");o.append(r("span","dfdm-swatch dfdm-swatch-plain dfdm-assumed"),document.createTextNode("rests on an assumption")),e.append(o)}let n=r("li","");return n.append(r("span","dfdm-swatch-range"),document.createTextNode("low to high")),e.append(n),e}var k=class{constructor(t,e,i,n,o){this.curves=t;this.quantity=e;this.money=i;this.currency=n;this.element=r("div","dfdm-breakeven");this.plot=r("div","dfdm-plot");this.said=r("p","dfdm-readout");this.entries=[];this.lit=Math.max(0,t.lines.findIndex(l=>l.chosen)),this.place=E(t.at,e);let s=r("ul","dfdm-words");for(let l of o)s.append(r("li","",l));this.plot.tabIndex=0,this.plot.setAttribute("role","slider"),this.plot.setAttribute("aria-label","Quantity at which the prices are read"),this.plot.setAttribute("aria-valuemin",String(t.at[0])),this.plot.setAttribute("aria-valuemax",String(t.at[t.at.length-1])),this.plot.addEventListener("keydown",l=>this.press(l)),this.plot.addEventListener("pointermove",l=>this.point(l)),this.plot.addEventListener("pointerdown",l=>this.point(l));let p=[1,2,5,10,20,50,100,200,500,1e3,2e3,5e3,1e4].map(l=>E(t.at,l)),d=y("The figures as a table",["Pieces",...t.lines.map(l=>l.name)],[...new Set(p)].map(l=>[v(t.at[l]),...t.lines.map(h=>this.worded(h,l))]));this.element.append(s,this.plot,this.said,this.legend(),d),this.stop=A(this.plot,()=>this.draw()),this.draw()}dispose(){this.stop()}worded(t,e){return`${this.money(t.unit[e])} (${this.money(t.low[e])} to ${this.money(t.high[e])})`}legend(){let t=r("div","dfdm-legend-list");return this.curves.lines.forEach((e,i)=>{let n=u("","Show the range of this line",()=>{this.lit=i,this.draw()},"dfdm-legend-entry"),o=c("svg",{width:28,height:10,"aria-hidden":"true"});o.append(c("line",{x1:1,x2:27,y1:5,y2:5,stroke:m[i%m.length],"stroke-width":3,"stroke-dasharray":x[i%x.length]})),n.append(o,document.createTextNode(e.name+(e.chosen?" (shown above)":""))),this.entries.push(n),t.append(n)}),t}box(){let t=Math.max(this.plot.clientWidth,240),e=Math.round(Math.min(Math.max(t*.5,230),340));return{left:52,top:24,right:t-22,bottom:e-42,width:t,height:e}}scales(){let t=this.box(),e=this.curves.lines.flatMap(i=>[...i.low,...i.high]);return{x:new g(this.curves.at,t.left,t.right,!1),y:new g(e,t.bottom,t.top)}}draw(){let t=this.box(),{x:e,y:i}=this.scales(),n=c("svg",{width:t.width,height:t.height,"aria-hidden":"true"});n.append(L(e,i,t,{x:"Pieces",y:`${this.currency} a piece`})),this.curves.lines.forEach((p,d)=>{let l=this.curves.at.map((f,b)=>`${e.at(f).toFixed(1)},${i.at(p.low[b]).toFixed(1)}`),h=this.curves.at.map((f,b)=>`${e.at(f).toFixed(1)},${i.at(p.high[b]).toFixed(1)}`).reverse();n.append(c("polygon",{points:[...l,...h].join(" "),fill:m[d%m.length],"fill-opacity":d===this.lit?.24:.07}))});let o=e.at(this.quantity);n.append(c("line",{x1:o,x2:o,y1:t.top,y2:t.bottom,class:"dfdm-here"})),this.curves.lines.forEach((p,d)=>{let l=this.curves.at.map((h,f)=>`${e.at(h).toFixed(1)},${i.at(p.unit[f]).toFixed(1)}`);n.append(c("polyline",{points:l.join(" "),fill:"none",stroke:m[d%m.length],"stroke-width":d===this.lit?3:2,"stroke-dasharray":x[d%x.length]}))});for(let{at:p,price:d}of this.curves.marks)n.append(c("circle",{cx:e.at(p),cy:i.at(d),r:5,class:"dfdm-crossing"})),n.append(c("text",{x:e.at(p),y:i.at(d)-10,"text-anchor":"middle",class:"dfdm-crossing-words"},v(p)));let s=e.at(this.curves.at[this.place]);n.append(c("line",{x1:s,x2:s,y1:t.top,y2:t.bottom,class:"dfdm-cursor"})),this.curves.lines.forEach((p,d)=>{n.append(c("circle",{cx:s,cy:i.at(p.unit[this.place]),r:3.5,fill:m[d%m.length]}))}),this.plot.replaceChildren(n),this.entries.forEach((p,d)=>p.setAttribute("aria-pressed",String(d===this.lit))),this.say()}say(){let t=this.curves.at[this.place],i=[...this.curves.lines].sort((o,s)=>o.unit[this.place]-s.unit[this.place]).map(o=>`${o.name} ${this.worded(o,this.place)} ${this.currency}`),n=`${v(t)} ${t===1?"piece":"pieces"}: ${i.join("; ")}`;this.said.textContent=n,this.plot.setAttribute("aria-valuenow",String(t)),this.plot.setAttribute("aria-valuetext",n)}press(t){let e=this.curves.at.length-1,n={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1,PageUp:10,PageDown:-10,Home:-e,End:e}[t.key];n!==void 0&&(this.place=Math.min(Math.max(this.place+n,0),e),this.draw(),t.preventDefault(),t.stopPropagation())}point(t){let e=this.plot.getBoundingClientRect().left,i=E(this.curves.at,this.scales().x.back(t.clientX-e));i!==this.place&&(this.place=i,this.draw())}};function E(a,t){let e=0;return a.forEach((i,n)=>{Math.abs(Math.log(i/t))<Math.abs(Math.log(a[e]/t))&&(e=n)}),e}var S=`.dfdm-table {
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
.dfdm-stale td { opacity: 0.5; }
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
@container (min-width: 761px) {
  .dfdm-whole th:last-child { width: 45%; }
}
@container (max-width: 760px) {
  .dfdm-table th, .dfdm-choosable td:first-child button { white-space: normal; }
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
`;var P={pass:"\u2713",warn:"!",fail:"\u2715",unknown:"?",not_applicable:"\u2013"},M=class{constructor(t,e){this.model=t;this.host=r("div","dfdm-table");this.caption=r("div","dfdm-table-caption");this.scroll=r("div","dfdm-table-scroll");this.below=r("div","dfdm-table-below");this.picture=r("img","dfdm-table-picture");this.note=r("div","dfdm-table-note");this.sorted=null;this.stops=[];this.asked=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.caption.id=`dfdm-caption-${Math.random().toString(36).slice(2)}`,this.host.classList.toggle("dfdm-whole",!!t.get("whole")),this.host.append(r("style","",S),this.caption,this.scroll,this.below),this.below.append(this.picture,this.note),this.picture.alt="",e.append(this.host);for(let i of["rows","columns","selected","caption","note","picture"]){let n=()=>this.drawSoon();t.on(`change:${i}`,n),this.stops.push(()=>t.off(`change:${i}`,n))}this.draw()}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let t=this.model.get("columns"),e=document.activeElement?.dataset.row;this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note");let i=this.model.get("picture")??"";this.picture.hidden=!i.startsWith("data:image/svg+xml;"),this.picture.hidden?this.picture.removeAttribute("src"):this.picture.src=i;let n=t.some(({kind:d})=>d==="wide")&&!t.some(({kind:d})=>d==="bar"),o=r("table",n?"dfdm-stacks":"");o.setAttribute("role","table"),o.setAttribute("aria-labelledby",this.caption.id);let s=o.createTHead().insertRow();s.setAttribute("role","row"),s.append(...t.map(d=>this.heading(d)));let p=o.createTBody();for(let d of this.ordered())p.append(this.line(d,t));this.scroll.replaceChildren(o),e!==void 0&&this.host.isConnected&&[...o.querySelectorAll("button")].find(d=>d.dataset.row===e)?.focus()}ordered(){let t=[...this.model.get("rows")],e=this.sorted;if(!e)return t;let i=e.down?-1:1;return t.sort((n,o)=>{let[s,p]=[n.order[e.key],o.order[e.key]];return s===void 0&&p===void 0?i*(n.cells[e.key]??"").localeCompare(o.cells[e.key]??""):s===void 0||p===void 0?s===void 0?1:-1:i*(s-p)})}heading(t){let e=r("th",t.kind==="number"?"dfdm-number":"");e.scope="col",e.setAttribute("role","columnheader");let i=this.sorted?.key===t.key?this.sorted:null;e.setAttribute("aria-sort",i?i.down?"descending":"ascending":"none");let n=i?i.down?" \u25BE":" \u25B4":"";return e.append(u(t.label+n,`Sort by ${t.label.toLowerCase()}`,()=>{this.sorted={key:t.key,down:i?!i.down:!1},this.draw()},"dfdm-plain")),e}line(t,e){let i=r("tr",t.stale?"dfdm-stale":"");i.setAttribute("role","row"),t.stale&&i.setAttribute("aria-busy","true");let n=this.model.get("selected")===t.id,o=()=>{n&&this.model.get("required")||(this.model.set("selected",n?"":t.id),this.model.save_changes())};return e.forEach((s,p)=>{let d=i.insertCell();d.className=`dfdm-${s.kind}`,d.setAttribute("role","cell"),d.dataset.label=s.label;let l=t.cells[s.key]??"";if(p===0&&this.model.get("choosable")){let h=u(l,this.model.get("choosable"),o,"dfdm-plain");h.setAttribute("aria-pressed",String(n)),h.dataset.row=t.id,d.append(H(s,t),h)}else l&&d.append(H(s,t),document.createTextNode(l));s.kind==="bar"&&d.append(D(t.share))}),this.model.get("choosable")&&(i.classList.add("dfdm-choosable"),i.classList.toggle("dfdm-chosen",n),i.addEventListener("click",s=>{s.target.closest("button")||o()})),i}dispose(){for(let t of this.stops)t()}};function H(a,t){if(a.kind!=="verdict"||!t.verdict)return document.createTextNode("");let e=r("span",`dfdm-sign dfdm-${t.verdict}`,P[t.verdict]??"");return e.setAttribute("aria-hidden","true"),e}function D(a){let t=r("span","dfdm-track"),e=r("span","dfdm-filled");return e.style.width=`${Math.round(1e3*Math.min(Math.max(a,0),1))/10}%`,t.append(e),t.setAttribute("aria-hidden","true"),t}var W=["chart","details","assumptions","page","selected","caption","note","rows"],C=class{constructor(t,e){this.model=t;this.host=r("div","dfdm-charts dfdm-costs");this.caption=r("div","dfdm-table-caption");this.lines=r("div","dfdm-page");this.details=r("div","dfdm-details");this.ways=r("div","dfdm-page");this.quantities=r("div","dfdm-page");this.breakeven=r("div","dfdm-page");this.note=r("div","dfdm-small dfdm-cost-note");this.assumptions=r("div","");this.stops=[];this.curves=null;this.drawn=null;this.asked=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.tabs=new w([{key:"lines",label:"This price",panel:this.lines},{key:"ways",label:"By process",panel:this.ways},{key:"quantities",label:"By quantity",panel:this.quantities},{key:"breakeven",label:"Break-even",panel:this.breakeven}],"Costs",i=>{this.model.set("page",i),this.model.save_changes()}),this.table=new M(t,this.lines),this.lines.append(this.details,this.assumptions),this.details.setAttribute("aria-live","polite"),this.host.append(r("style","",$),this.caption,this.tabs.element,this.lines,this.ways,this.quantities,this.breakeven,this.note),e.append(this.host);for(let i of W){let n=()=>this.drawSoon();t.on(`change:${i}`,n),this.stops.push(()=>t.off(`change:${i}`,n))}this.draw()}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let t=this.model.get("chart")??{};this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note"),this.explain(),this.drawn!==this.model.get("chart")&&(this.drawn=this.model.get("chart"),this.picture(t));let e=i=>i==="lines"||i==="ways"&&(t.ways?.length??0)+(t.none?.length??0)>1||i==="quantities"&&!!t.steps||i==="breakeven"&&!!t.curve;this.tabs.show(this.model.get("page"),e)}picture(t){let e=t.groups??[];if(this.ways.replaceChildren(),t.ways?.length&&this.ways.append(T(t.ways,e,`The price of a piece, ${K(t.quantity)} made`)),t.none?.length){let i=r("ul","dfdm-words");for(let{names:n,why:o}of t.none)i.append(r("li","",`${o}: ${n.join(", ")}`));this.ways.append(r("p","dfdm-chart-heading","No price"),i)}if(this.quantities.replaceChildren(),t.steps&&this.quantities.append(T(t.steps.rows,e,`The price of a piece by ${t.steps.name}; each bar on a scale of its own`,!0)),this.curves?.dispose(),this.curves=null,t.curve){let i=n=>n.toFixed(t.decimals);this.curves=new k(t.curve,t.quantity,i,t.currency,t.words??[])}this.breakeven.replaceChildren(...this.curves?[this.curves.element]:[])}explain(){let t=this.model.get("rows").find(({id:n})=>n===this.model.get("selected")),e=t?this.model.get("details")[t.id]:void 0;if(this.details.replaceChildren(),t&&e){this.details.append(r("p","dfdm-chart-heading",`${t.cells.what}: what it rests on`)),this.details.append(r("p","dfdm-small",`Comes from: ${t.cells.basis}`));let n=r("ul","dfdm-words");for(let o of e.rates)n.append(G(o));e.rates.length||n.append(r("li","","No rate of money: it follows from the other lines.")),this.details.append(n)}let i=this.model.get("assumptions")??[];if(this.assumptions.replaceChildren(),i.length){let n=r("details","dfdm-figures"),o=r("ul","dfdm-words");for(let s of i)o.append(r("li","",s));n.append(r("summary","",`Assumptions in this price (${i.length})`),o),this.assumptions.append(n)}}dispose(){for(let t of this.stops)t();this.curves?.dispose(),this.table.dispose()}};function G(a){let t=r("li",""),e=a.range?` (${a.range})`:"";if(a.name&&t.append(r("strong","",`${a.name} ${a.value??""}${e}`),document.createTextNode(". ")),a.kind&&(t.append(r("span",a.kind==="assumption"?"dfdm-kind dfdm-kind-assumption":"dfdm-kind",a.kind)),t.append(document.createTextNode(" "))),/^https?:\/\//.test(a.url)){let i=r("a","",a.source);i.href=a.url,i.target="_blank",i.rel="noopener noreferrer",t.append(i)}else t.append(document.createTextNode(a.source));return a.locator&&t.append(document.createTextNode(`: ${a.locator}`)),t}function K(a){return a===1?"1":a.toLocaleString("en-US")}function _({model:a,el:t}){let e=new C(a,t);return()=>e.dispose()}var ht={render:_};export{ht as default};
