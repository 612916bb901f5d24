var E=`.dfdm-parameters {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
  container-type: inline-size;
}
.dfdm-parameters [hidden] { display: none !important; }
.dfdm-parameters .dfdm-p-row {
  display: grid;
  grid-template: "label field" auto "along along" auto "error error" auto "limits limits" auto / minmax(0, 1fr) auto;
  column-gap: 8px;
  align-items: center;
  padding: 4px 2px;
}
.dfdm-parameters .dfdm-p-row > .dfdm-p-label { grid-area: label; overflow-wrap: anywhere; }
.dfdm-parameters .dfdm-p-row > :is(.dfdm-p-box, .dfdm-p-input, .dfdm-p-check) { grid-area: field; }
.dfdm-parameters .dfdm-p-row > .dfdm-p-along { grid-area: along; }
.dfdm-parameters .dfdm-p-row > .dfdm-p-error { grid-area: error; }
.dfdm-parameters .dfdm-p-row > .dfdm-p-limits { grid-area: limits; }
.dfdm-parameters .dfdm-p-changed > .dfdm-p-label { font-weight: 600; }
.dfdm-parameters .dfdm-p-box { display: inline-flex; align-items: center; gap: 4px; }
.dfdm-parameters .dfdm-p-unit { min-width: 2.2em; color: var(--jp-ui-font-color1, CanvasText); }
.dfdm-parameters .dfdm-p-input {
  box-sizing: border-box;
  max-width: 100%;
  min-height: 26px;
  padding: 1px 6px;
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 3px;
  background: var(--jp-layout-color1, Field);
  color: inherit;
  font: inherit;
  color-scheme: inherit;
}
.dfdm-parameters .dfdm-p-box > .dfdm-p-input { width: 6.6em; text-align: right; font-variant-numeric: tabular-nums; }
.dfdm-parameters .dfdm-p-row > .dfdm-p-input { width: 11em; }
.dfdm-parameters .dfdm-p-check { width: 18px; height: 18px; margin: 4px 0; accent-color: var(--jp-brand-color1, #1976d2); }
.dfdm-parameters :is(.dfdm-p-input, .dfdm-p-check, .dfdm-button):focus-visible {
  outline: 2px solid var(--jp-brand-color1, #1976d2);
  outline-offset: 1px;
}
.dfdm-parameters .dfdm-p-input[aria-invalid="true"] { border: 2px solid var(--jp-error-color1, #c62828); padding: 0 5px; }
.dfdm-parameters .dfdm-p-error { color: var(--jp-error-color1, #c62828); }
.dfdm-parameters .dfdm-p-error:not(:empty)::before { content: "\u2715 "; }
.dfdm-parameters .dfdm-p-error:empty, .dfdm-parameters .dfdm-p-limits:empty, .dfdm-parameters .dfdm-p-said:empty, .dfdm-parameters .dfdm-p-legend-line:empty { display: none; }
.dfdm-parameters .dfdm-p-limits { font-size: 0.92em; }
.dfdm-parameters .dfdm-p-unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.dfdm-parameters .dfdm-p-along { min-width: 0; }
.dfdm-parameters .dfdm-p-range {
  appearance: none;
  -webkit-appearance: none;
  display: block;
  width: 100%;
  height: 20px;
  margin: 0;
  background: transparent;
  cursor: pointer;
}
.dfdm-parameters .dfdm-p-range::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--jp-border-color1, #9e9e9e); }
.dfdm-parameters .dfdm-p-range::-moz-range-track { height: 4px; border-radius: 2px; background: var(--jp-border-color1, #9e9e9e); }
.dfdm-parameters .dfdm-p-range::-webkit-slider-thumb {
  -webkit-appearance: none;
  box-sizing: border-box;
  width: 16px;
  height: 16px;
  margin-top: -6px;
  border: 2px solid var(--jp-layout-color1, Canvas);
  border-radius: 50%;
  background: var(--jp-brand-color1, #1976d2);
}
.dfdm-parameters .dfdm-p-range::-moz-range-thumb {
  box-sizing: border-box;
  width: 16px;
  height: 16px;
  border: 2px solid var(--jp-layout-color1, Canvas);
  border-radius: 50%;
  background: var(--jp-brand-color1, #1976d2);
}
.dfdm-parameters .dfdm-p-range:focus { outline: none; }
.dfdm-parameters .dfdm-p-range:focus-visible::-webkit-slider-thumb { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 1px; }
.dfdm-parameters .dfdm-p-range:focus-visible::-moz-range-thumb { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 1px; }
.dfdm-parameters .dfdm-p-lanes { margin: 0 8px; }
.dfdm-parameters .dfdm-p-lane { position: relative; height: 9px; margin-bottom: 2px; }
.dfdm-parameters .dfdm-p-band { position: absolute; top: 0; bottom: 0; box-sizing: border-box; border: 0 solid var(--jp-layout-color1, Canvas); border-width: 0 1px 0 0; }
.dfdm-parameters .dfdm-p-band-makeable { background-color: #3cc296; }
.dfdm-parameters .dfdm-p-band-warned { background: repeating-linear-gradient(90deg, #f0b400 0 5px, #6b5000 5px 6px); }
.dfdm-parameters .dfdm-p-band-fails { background: repeating-linear-gradient(45deg, #ef7d33 0 4px, #5a2a08 4px 6px); }
.dfdm-parameters .dfdm-p-band-unknown { background: radial-gradient(circle, #4b2038 1px, #dc9ac0 1.4px) 0 0 / 5px 5px; }
.dfdm-parameters .dfdm-p-band-unbuildable {
  background:
    repeating-linear-gradient(45deg, transparent 0 4px, #444 4px 5px),
    repeating-linear-gradient(-45deg, #c4c4c4 0 4px, #444 4px 5px);
}
.dfdm-parameters .dfdm-p-scale { position: relative; display: flex; justify-content: space-between; margin: -3px 8px 0; font-size: 0.85em; line-height: 1.2; color: var(--jp-ui-font-color1, CanvasText); }
.dfdm-parameters .dfdm-p-scale > span:first-child { margin-left: -6px; }
.dfdm-parameters .dfdm-p-scale > span:nth-child(2) { margin-right: -6px; }
.dfdm-parameters .dfdm-p-scale.dfdm-p-near { padding-top: 8px; }
.dfdm-parameters .dfdm-p-default { position: absolute; top: -2px; transform: translateX(-50%); font-size: 11px; line-height: 1; }
.dfdm-parameters .dfdm-p-legend-line { display: flex; flex-wrap: wrap; gap: 2px 12px; padding: 4px 2px; font-size: 0.92em; }
.dfdm-parameters .dfdm-p-legend-entry { display: inline-flex; align-items: center; gap: 5px; }
.dfdm-parameters .dfdm-p-band-swatch { width: 20px; height: 9px; border: 1px solid var(--jp-ui-font-color1, CanvasText); }
.dfdm-parameters .dfdm-p-bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; padding: 4px 2px; }
.dfdm-parameters .dfdm-p-bar .dfdm-button {
  min-height: 26px;
  padding: 2px 8px;
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 3px;
  background: var(--jp-layout-color1, Canvas);
  color: inherit;
  cursor: pointer;
  font: inherit;
}
.dfdm-parameters .dfdm-p-bar .dfdm-button:hover:enabled { background: var(--jp-layout-color2, #eee); }
.dfdm-parameters .dfdm-p-bar .dfdm-button:disabled { opacity: 0.5; cursor: default; }
.dfdm-parameters .dfdm-p-preset { display: inline-flex; align-items: center; gap: 6px; }
.dfdm-parameters .dfdm-p-said { padding: 2px; overflow-wrap: anywhere; }
.dfdm-parameters .dfdm-p-code { width: 100%; font-family: var(--jp-code-font-family, monospace); }
@container (min-width: 520px) {
  .dfdm-parameters .dfdm-p-row { grid-template: "label along field" auto "error error error" auto ". limits limits" auto / minmax(90px, 24%) minmax(0, 1fr) auto; }
  .dfdm-parameters .dfdm-p-row:not(.dfdm-p-slides) > :is(.dfdm-p-box, .dfdm-p-input, .dfdm-p-check) { grid-area: 1 / 2 / 2 / 4; justify-self: start; }
  .dfdm-parameters .dfdm-p-row > .dfdm-p-error { grid-column: 2 / 4; }
}
@media (forced-colors: active) {
  .dfdm-parameters .dfdm-p-range::-webkit-slider-thumb { border-color: ButtonText; }
  .dfdm-parameters .dfdm-p-band, .dfdm-parameters .dfdm-p-band-swatch { forced-color-adjust: none; }
}
`;function a(i,t,e=""){let r=document.createElement(i);return r.className=t,r.matches("button, input, select, textarea, a")&&r.setAttribute("data-lm-suppress-shortcuts","true"),e&&(r.textContent=e),r}function c(i,t,e,r="dfdm-button"){let s=a("button",r,i);return s.type="button",s.title=t,s.addEventListener("click",e),s}function M(i,t,e){let r=i.get(t);return r??e}function L(i,t){if(typeof i.send!="function")return!1;try{return i.send(t),!0}catch{return!1}}var g={};function S(i){g=M(i,"phrases",{})}function d(i,t={}){return(Object.prototype.hasOwnProperty.call(g,i)?g[i]:i).replace(/\{(\w+)\}/g,(r,s)=>Object.prototype.hasOwnProperty.call(t,s)?String(t[s]):r)}var b={makeable:"makeable",warned:"makeable with warnings",fails:"not makeable",unknown:"not known",unbuildable:"cannot be built"};function C(i,t,e){let r=t.filter(l=>l!==i&&l.process===i.process),s=l=>l>0&&l<1.01*e,n=r.find(l=>s(i.from-l.to)),o=r.find(l=>s(l.from-i.to));return[n?(i.from+n.to)/2:i.from,o?(i.to+o.from)/2:i.to]}function j(i,t,e,r,s,n){let o=new Map,l=p=>100*Math.min(Math.max((p-e)/(r-e||1),0),1);for(let p of t){let f=o.get(p.process);f||o.set(p.process,f=a("div","dfdm-p-lane"));let h=a("span",`dfdm-p-band dfdm-p-band-${p.state}`),[T,P]=C(p,t,s);h.style.left=`${l(T)}%`,h.style.width=`max(4px, ${l(P)-l(T)}%)`,h.title=N(p,n),f.append(h)}i.replaceChildren(...o.values()),i.setAttribute("aria-hidden","true")}function N(i,t){let e=n=>String(Number(n.toPrecision(6))),r=d("{process}: {state} from {low} to {high}",{process:i.name,state:d(b[i.state]),low:e(i.from),high:`${e(i.to)} ${t}`.trim()}),s=[i.because,i.at_from&&d("at {place}: {met}",{place:e(i.from),met:i.at_from}),i.at_to&&d("at {place}: {met}",{place:e(i.to),met:i.at_to})].filter(Boolean);return[r,...s].join(`
`)}function B(i){let t=Object.keys(b).filter(s=>i.some(n=>n.state===s)),e=[...new Set(i.map(s=>s.name))],r=t.map(s=>{let n=a("span","dfdm-p-legend-entry"),o=a("span",`dfdm-p-band-swatch dfdm-p-band-${s}`);return o.setAttribute("aria-hidden","true"),n.append(o,a("span","",d(b[s]))),n});return r.length>0?[a("span","",`${e.join(", ")}:`),...r]:[]}var H=350;function m(i){return String(typeof i=="number"?Number(i.toPrecision(10)):i)}var u=class{constructor(t,e,r){this.parameter=t;this.tell=e;this.id=r;this.row=a("div","dfdm-p-row");this.label=a("label","dfdm-p-label");this.error=a("div","dfdm-p-error");this.allowed=a("span","dfdm-p-unseen");this.limits=a("div","dfdm-p-limits");this.refusedNow=!1;this.value=t.default,this.row.dataset.parameter=t.name,this.label.textContent=t.label,this.label.title=`${t.name}: ${t.allowed}`,this.label.htmlFor=r,this.error.id=`${r}-error`,this.error.setAttribute("role","alert"),this.allowed.id=`${r}-allowed`;let s=`${m(t.default)} ${t.unit}`.trim();this.allowed.textContent=d("{allowed}, default {value}",{allowed:t.allowed,value:s||d("empty")}),this.limits.id=`${r}-limits`}describe(){let t=[this.allowed.id,this.limits.id,this.error.id].join(" ");for(let e of this.inputs())e.setAttribute("aria-describedby",t)}get held(){return!1}get unsaid(){return!1}show(t){this.value=t,!this.held&&!this.refusedNow&&this.put(t);let e=m(t)!==m(this.parameter.default);this.row.classList.toggle("dfdm-p-changed",e)}refuse(t){let e=this.refusedNow;this.refusedNow=t!=="",this.error.textContent!==t&&(this.error.textContent=t);for(let r of this.inputs())r.setAttribute("aria-invalid",String(this.refusedNow));e&&!this.refusedNow&&!this.held&&this.put(this.value)}mark(t,e){this.limits.replaceChildren(...e.map(r=>a("div","",r)))}giveUp(){this.refusedNow=!1,this.error.textContent="";for(let t of this.inputs())t.setAttribute("aria-invalid","false");this.put(this.value)}},v=class extends u{constructor(e,r,s){super(e,r,s);this.number=a("input","dfdm-p-input");this.lanes=a("div","dfdm-p-lanes");this.dragging=!1;this.typing=!1;this.keyed=!1;this.timer=0;let{lower:n,upper:o,step:l}=e;this.number.type="number",this.number.id=s,this.number.step=l===null?"any":String(l);let p=a("span","dfdm-p-box"),f=a("span","dfdm-p-unit",e.unit);if(p.append(this.number,f),this.slider=n===null||o===null?null:a("input","dfdm-p-range"),this.row.append(this.label,p),this.slider&&n!==null&&o!==null){this.number.min=this.slider.min=String(n),this.number.max=this.slider.max=String(o),this.slider.type="range",this.slider.step=l===null?"any":String(l),this.slider.setAttribute("aria-label",d("{name}, slider",{name:e.label}));let h=a("div","dfdm-p-along");h.append(this.slider,this.lanes,this.scale(n,o)),this.row.classList.add("dfdm-p-slides"),this.row.append(h),this.listenToSlider(this.slider)}this.row.append(this.error,this.limits,this.allowed),this.listenToNumber(),this.describe(),this.put(e.default)}scale(e,r){let s=r>e?Math.min(Math.max((Number(this.parameter.default)-e)/(r-e),0),1):0,n=a("div",Math.abs(s-.5)<.35?"dfdm-p-scale":"dfdm-p-scale dfdm-p-near");n.setAttribute("aria-hidden","true");let o=a("span","dfdm-p-default","\u25B4");return o.title=d("Default: {value}",{value:`${m(this.parameter.default)} ${this.parameter.unit}`}).trim(),o.style.left=`${100*s}%`,n.append(a("span","",m(e)),a("span","",m(r)),o),n}listenToSlider(e){e.addEventListener("keydown",()=>this.keyed=!0),e.addEventListener("pointerdown",()=>this.keyed=!1),e.addEventListener("input",()=>{this.dragging=!0,window.clearTimeout(this.timer),this.number.value=m(Number(e.value)),this.sayValue(Number(e.value)),this.tell.attempt(this.parameter.name,Number(e.value))}),e.addEventListener("change",()=>{window.clearTimeout(this.timer),this.keyed?this.timer=window.setTimeout(()=>this.letGo(),H):this.letGo()}),e.addEventListener("blur",()=>this.letGo())}letGo(){window.clearTimeout(this.timer),!(!this.dragging||!this.slider)&&(this.dragging=!1,this.tell.settle(this.parameter.name,Number(this.slider.value)))}listenToNumber(){let e=()=>{if(!this.typing)return;this.typing=!1;let r=this.number.validity.badInput||this.number.value==="";this.slider&&!r&&(this.slider.value=this.number.value),this.tell.settle(this.parameter.name,r?this.number.value:Number(this.number.value))};this.number.addEventListener("input",()=>this.typing=!0),this.number.addEventListener("change",e),this.number.addEventListener("blur",e),this.number.addEventListener("keydown",r=>{r.key==="Escape"&&(this.typing=!1,this.giveUp())})}inputs(){return this.slider?[this.number,this.slider]:[this.number]}get held(){return this.dragging||this.typing}get unsaid(){return this.typing}sayValue(e){this.slider?.setAttribute("aria-valuetext",`${m(e)} ${this.parameter.unit}`.trim())}put(e){this.number.value=m(e),this.slider&&(this.slider.value=String(e)),this.sayValue(Number(e))}refuse(e){super.refuse(e),e&&this.slider&&(this.slider.value=String(this.value))}mark(e,r){super.mark(e,r);let{lower:s,upper:n,step:o,unit:l}=this.parameter;s!==null&&n!==null&&j(this.lanes,e,s,n,o??0,l)}},x=class extends u{constructor(e,r,s){super(e,r,s);this.box=a("input","dfdm-p-check");this.box.type="checkbox",this.box.id=s,this.box.addEventListener("change",()=>r.settle(e.name,this.box.checked)),this.row.append(this.label,this.box,this.error,this.limits,this.allowed),this.describe(),this.put(e.default)}inputs(){return[this.box]}put(e){this.box.checked=!!e}},w=class extends u{constructor(e,r,s){super(e,r,s);this.list=a("select","dfdm-p-input");this.list.id=s;for(let n of e.choices)this.list.add(new Option(n===""?"\u2013":m(n),String(n)));this.list.addEventListener("change",()=>r.settle(e.name,e.choices[this.list.selectedIndex])),this.row.append(this.label,this.list,this.error,this.limits,this.allowed),this.describe(),this.put(e.default)}inputs(){return[this.list]}put(e){this.list.selectedIndex=this.parameter.choices.findIndex(r=>r===e)}},y=class extends u{constructor(e,r,s){super(e,r,s);this.text=a("input","dfdm-p-input");this.typing=!1;this.text.type="text",this.text.id=s,this.text.spellcheck=!1,this.text.addEventListener("input",()=>this.typing=!0),this.text.addEventListener("change",()=>{this.typing=!1,r.settle(e.name,this.text.value)}),this.text.addEventListener("keydown",n=>{n.key==="Escape"&&(this.typing=!1,this.giveUp())}),this.row.append(this.label,this.text,this.error,this.limits,this.allowed),this.describe(),this.put(e.default)}inputs(){return[this.text]}get held(){return this.typing}get unsaid(){return this.typing}put(e){this.text.value=String(e)}};function A(i,t,e){return i.choices.length>0?new w(i,t,e):i.kind==="bool"?new x(i,t,e):i.kind==="text"?new y(i,t,e):new v(i,t,e)}var R=60,_=40,z=4e3,O="The notebook's kernel has ended: start it and run the cell again.",k=class{constructor(t,e){this.model=t;this.host=a("div","dfdm-parameters");this.rows=a("div","dfdm-p-rows");this.bar=a("div","dfdm-p-bar");this.said=a("div","dfdm-p-said");this.legend=a("div","dfdm-p-legend-line");this.fallback=a("input","dfdm-p-input dfdm-p-code");this.undo=c(`\u21B6 ${d("Undo")}`,"",()=>this.ask({do:"undo"}));this.redo=c(`\u21B7 ${d("Redo")}`,"",()=>this.ask({do:"redo"}));this.preset=a("select","dfdm-p-input");this.fields=new Map;this.stops=[];this.name=`dfdm-parameters-${Math.random().toString(36).slice(2)}`;this.attempt=null;this.attemptTimer=0;this.patience=0;this.told=new Set;this.asked=t.get("heard")??0,this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.host.setAttribute("role","group"),this.host.setAttribute("aria-label",d("Parameters of {design}",{design:t.get("title")})),this.said.setAttribute("role","status"),this.fallback.readOnly=!0,this.fallback.hidden=!0,this.fallback.setAttribute("aria-label",d("The design at these values, as code")),this.fillBar(),this.host.append(a("style","",E),this.rows,this.legend,this.bar,this.said,this.fallback),this.host.addEventListener("keydown",r=>this.press(r)),e.append(this.host),this.follow("parameters",()=>this.build()),this.follow("values",()=>this.showValues()),this.follow("refused",()=>this.showRefused()),this.follow("bands",()=>this.showBands()),this.follow("limits",()=>this.showBands()),this.follow("searching",()=>this.showBands());for(let r of["undoes","redoes","preset","presets","code"])this.follow(r,()=>this.showBar());this.follow("heard",()=>this.heard()),this.build()}follow(t,e){this.model.on(`change:${t}`,e),this.stops.push(()=>this.model.off(`change:${t}`,e))}fillBar(){this.bar.setAttribute("role","toolbar"),this.bar.setAttribute("aria-label",d("Values of the form"));let t=a("label","dfdm-p-preset");t.append(a("span","",d("Preset")),this.preset),this.preset.addEventListener("change",()=>{this.preset.value&&this.ask({do:"preset",name:this.preset.value})}),this.bar.append(this.undo,this.redo,c(d("Defaults"),d("Set every parameter back to its default"),()=>this.ask({do:"reset"})),c(d("Copy as code"),d("Copy the design at these values as a line of Python"),()=>{this.copy()}),t)}build(){let t=this.model.get("parameters")??[];this.fields.clear();let e={attempt:(r,s)=>this.tryOut(r,s),settle:(r,s)=>this.settle(r,s)};t.forEach((r,s)=>{this.fields.set(r.name,A(r,e,`${this.name}-${s}`))}),this.rows.replaceChildren(...[...this.fields.values()].map(r=>r.row)),this.showValues(),this.showRefused(),this.showBands(),this.showBar()}showValues(){let t=this.model.get("values")??{};for(let[e,r]of this.fields)e in t&&!this.told.has(e)&&r.show(t[e])}showRefused(){let t=this.model.get("refused")??{};for(let[e,r]of this.fields)r.refuse(t[e]??"")}showBands(){let t=this.model.get("bands")??[],e=this.model.get("limits")??{};for(let[n,o]of this.fields)o.mark(t.filter(l=>l.parameter===n),e[n]??[]);let r=this.model.get("searching")??"",s=r?[a("span","dfdm-p-searching",r)]:[];this.legend.replaceChildren(...B(t),...s)}showBar(){let t=(s,n,o,l,p)=>{s.disabled=n==="",s.title=n?`${d(o)}: ${n} (${p})`:d(l)};t(this.undo,this.model.get("undoes")??"","Undo","Nothing to undo","Ctrl+Z"),t(this.redo,this.model.get("redoes")??"","Redo","Nothing to redo","Ctrl+Shift+Z");let e=this.model.get("presets")??[];this.preset.parentElement.hidden=e.length===0;let r=[new Option("\u2013",""),...e.map(s=>new Option(s,s))];this.preset.replaceChildren(...r),this.preset.value=this.model.get("preset")??"",this.fallback.hidden||(this.fallback.value=this.model.get("code")??"")}tryOut(t,e){this.attempt={[t]:e},!this.attemptTimer&&(this.attemptTimer=window.setTimeout(()=>{this.attemptTimer=0,this.sendAttempt()},_))}sendAttempt(){!this.attempt||this.attemptTimer||this.waiting||(this.ask({do:"try",values:this.attempt}),this.attempt=null,this.attemptTimer=window.setTimeout(()=>{this.attemptTimer=0,this.sendAttempt()},R))}settle(t,e){this.attempt=null,this.told.add(t),this.ask({do:"set",values:{[t]:e}})}get waiting(){return this.asked!==(this.model.get("heard")??0)}ask(t){if(this.asked+=1,!L(this.model,{...t,number:this.asked})){this.say(d(O));return}this.patience||(this.patience=window.setTimeout(()=>{this.patience=0,this.waiting&&this.say(d("The notebook's kernel does not answer: it is busy, or it has ended."))},z))}heard(){this.model.get("heard")>this.asked&&(this.asked=this.model.get("heard")),!this.waiting&&(window.clearTimeout(this.patience),this.patience=0,this.told.clear(),this.say(""),this.showRefused(),this.showValues(),this.sendAttempt())}say(t){this.said.textContent=t}press(t){if(!(t.ctrlKey||t.metaKey)||t.altKey)return;let e=t.key.toLowerCase();if(e!=="z"&&e!=="y")return;let r=t.target.closest(".dfdm-p-row");if((r?this.fields.get(r.dataset.parameter??""):void 0)?.unsaid)return;t.preventDefault(),t.stopPropagation();let n=e==="z"&&!t.shiftKey;this.model.get(n?"undoes":"redoes")&&this.ask({do:n?"undo":"redo"})}async copy(){let t=this.model.get("code")??"";try{await navigator.clipboard.writeText(t),this.fallback.hidden=!0,this.say(d("Copied: {code}",{code:t}))}catch{this.fallback.hidden=!1,this.fallback.value=t,this.fallback.focus(),this.fallback.select(),this.say(d("The browser does not let the notebook copy: take it from here with Ctrl+C."))}}dispose(){window.clearTimeout(this.patience),window.clearTimeout(this.attemptTimer);for(let t of this.stops)t()}};function I({model:i,el:t}){S(i);let e=new k(i,t);return()=>e.dispose()}var ne={render:I};export{ne as default};
