var C=`.dfdm-doc {
  box-sizing: border-box;
  container-type: inline-size;
  overflow: auto;
  padding: 10px 14px;
  background: var(--jp-layout-color1, Canvas);
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.45;
  user-select: text;
}
.dfdm-doc:focus { outline: none; }
.dfdm-doc-output { padding: 0; background: transparent; }
.dfdm-doc [hidden] { display: none !important; }
.dfdm-doc p { margin: 4px 0; }
.dfdm-doc h2 { margin: 0 0 4px; font-size: var(--jp-ui-font-size2, 15px); font-weight: 600; }
.dfdm-doc h3 { margin: 10px 0 2px; font-size: var(--jp-ui-font-size1, 13px); font-weight: 600; }
.dfdm-doc-status { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; }
.dfdm-doc-status:empty { display: none; }
.dfdm-doc-status[data-state] { margin-bottom: 8px; }
.dfdm-doc-status[data-state='refused'] {
  padding: 8px 10px;
  border-left: 4px solid var(--jp-error-color1, #d32f2f);
  background: var(--jp-layout-color2, #eee);
}
.dfdm-doc-button {
  padding: 3px 10px;
  border: 1px solid var(--jp-border-color1, #9e9e9e);
  border-radius: 3px;
  background: var(--jp-layout-color1, Canvas);
  color: inherit;
  cursor: pointer;
  font: inherit;
}
.dfdm-doc-button:hover { background: var(--jp-layout-color2, #eee); }
.dfdm-doc :is(button, input, [tabindex='0']):focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 1px; }
.dfdm-doc-questions:empty { display: none; }
.dfdm-doc-questions { display: flex; flex-wrap: wrap; gap: 6px 24px; margin-bottom: 8px; }
.dfdm-doc-question { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; margin: 0; padding: 0; border: 0; min-width: 0; }
.dfdm-doc-question legend { float: left; padding: 0; }
.dfdm-doc-question label { display: inline-flex; align-items: center; gap: 5px; }
.dfdm-doc-question input[type='radio'] { margin: 0; accent-color: var(--jp-brand-color1, #1976d2); }
.dfdm-doc-question input[type='number'] {
  width: 6em;
  padding: 2px 4px;
  border: 1px solid var(--jp-border-color1, #9e9e9e);
  border-radius: 3px;
  background: var(--jp-layout-color1, Canvas);
  color: inherit;
  font: inherit;
}
.dfdm-doc-assumed { color: var(--jp-ui-font-color1, CanvasText); font-style: italic; }
.dfdm-doc-solid { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 10px 16px; }
.dfdm-doc-left { flex: 1 1 380px; min-width: 0; }
.dfdm-doc-solid > .dfdm-doc-judgment { flex: 1 1 440px; min-width: 0; }
.dfdm-doc-judgment { display: flex; flex-direction: column; gap: 10px; min-width: 0; }
.dfdm-doc-findings .dfdm-whole th:last-child { width: auto; }
.dfdm-doc-section { margin: 14px 0 0; padding: 10px 0 0; border-top: 1px solid var(--jp-border-color2, #bdbdbd); }
.dfdm-doc-seal, .dfdm-doc-mark[data-state] { padding: 8px 12px; border-left: 6px solid #cc79a7; background: var(--jp-layout-color2, #eee); }
.dfdm-doc-seal[data-state='valid'], .dfdm-doc-mark[data-state='valid'] { border-left-color: #009e73; }
.dfdm-doc-seal[data-state='invalid'], .dfdm-doc-mark[data-state='invalid'] { border-left-color: #d55e00; }
.dfdm-doc-head { font-size: var(--jp-ui-font-size2, 15px); }
.dfdm-doc-sign {
  display: inline-block;
  width: 20px;
  height: 20px;
  margin-right: 8px;
  border-radius: 50%;
  background: #dc9ac0;
  color: #000;
  font-size: 13px;
  font-weight: 700;
  line-height: 20px;
  text-align: center;
}
.dfdm-doc-state { display: flex; align-items: flex-start; min-width: 6em; }
.dfdm-doc-state > .dfdm-doc-sign { flex: none; width: 18px; height: 18px; margin-right: 6px; font-size: 12px; line-height: 18px; }
.dfdm-doc-label { font-style: italic; }
.dfdm-doc-columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(230px, 1fr)); gap: 4px 20px; }
.dfdm-doc-told { min-width: 0; }
.dfdm-doc-figures { display: flex; flex-wrap: wrap; gap: 10px; margin: 6px 0; }
.dfdm-doc-figure { flex: 0 1 275px; min-width: 0; margin: 0; }
.dfdm-doc-shot { display: block; width: 100%; height: auto; border: 1px solid var(--jp-border-color2, #bdbdbd); background: #fff; }
.dfdm-doc-figure figcaption { padding: 2px 0; overflow-wrap: anywhere; }
[data-state='valid'] > .dfdm-doc-sign, [data-state='valid'] > .dfdm-doc-head > .dfdm-doc-sign { background: #3cc296; }
[data-state='invalid'] > .dfdm-doc-sign, [data-state='invalid'] > .dfdm-doc-head > .dfdm-doc-sign { background: #ef7d33; }
.dfdm-doc-facts { display: grid; grid-template-columns: minmax(7em, max-content) 1fr; gap: 2px 14px; margin: 6px 0; }
.dfdm-doc-facts dt { color: var(--jp-ui-font-color1, CanvasText); font-weight: 600; }
.dfdm-doc-facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.dfdm-doc-lines { margin: 4px 0; padding-left: 20px; }
.dfdm-doc-lines li { overflow-wrap: anywhere; }
.dfdm-doc-scroll { overflow-x: auto; margin: 6px 0; }
.dfdm-doc-table { border-collapse: collapse; width: 100%; }
.dfdm-doc-table th, .dfdm-doc-table td {
  padding: 3px 8px;
  border-bottom: 1px solid var(--jp-border-color2, #e0e0e0);
  text-align: left;
  vertical-align: top;
  overflow-wrap: anywhere;
}
.dfdm-doc-table th { overflow-wrap: normal; }
.dfdm-doc-table td { min-width: 5.3em; }
.dfdm-doc-table td > .dfdm-doc-lines { margin: 0; padding-left: 16px; }
.dfdm-doc-numbered { padding-left: 4px; list-style: none; }
@container (max-width: 520px) {
  .dfdm-doc-facts { grid-template-columns: 1fr; }
  .dfdm-doc-table thead { display: none; }
  .dfdm-doc-table :is(tbody, td) { display: block; }
  .dfdm-doc-table tr { display: flex; flex-wrap: wrap; gap: 0 14px; padding: 3px 0; border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
  .dfdm-doc-table td { min-width: 0; padding: 0; border: 0; }
  .dfdm-doc-table td:empty { display: none; }
  .dfdm-doc-table td:not(:first-child)::before { content: attr(data-label) ': '; color: var(--jp-ui-font-color2, GrayText); }
  .dfdm-doc-facts dd { margin: 0 0 4px; }
}
`;function s(t){let n=(typeof t=="string"?t:t==null?"":JSON.stringify(t)).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,"\uFFFD");return n.length>2e3?`${n.slice(0,2e3)}\u2026`:n}function m(t,e="",n=""){let o=document.createElement(t);e&&(o.className=e);let r=s(n);return r&&(o.textContent=r),o}function h(t,...e){let n=e.filter(r=>r!==null);if(n.length===0)return null;let o=m("section","dfdm-doc-section");return o.append(m("h2","",t),...n),o}function k(t,...e){let n=e.filter(r=>r!==null);if(n.length===0)return null;let o=m("div","dfdm-doc-sub");return o.append(m("h3","",t),...n),o}function y(t,e=""){return s(t)===""?null:m("p",e,t)}function q(t,e){if(typeof t!="string"||!/^[A-Za-z0-9+/]+={0,2}$/.test(t))return null;let n=m("figure","dfdm-doc-figure"),o=m("img","dfdm-doc-shot");return o.alt="",o.loading="lazy",o.src=`data:image/png;base64,${t}`,n.append(o,m("figcaption","",e)),n}function B(t){let e=t.filter(([,o])=>s(o)!=="");if(e.length===0)return null;let n=m("dl","dfdm-doc-facts");for(let[o,r]of e)n.append(m("dt","",o),m("dd","",r));return n}function b(t,e,n,o=500){if(e.length===0)return null;let r=m("div","dfdm-doc-scroll");r.tabIndex=0,r.setAttribute("role","group");let i=m("table","dfdm-doc-table");i.setAttribute("role","table");let c=i.createTHead().insertRow(),d=e.slice(0,o),a=t.map((w,g)=>d.some(v=>v[g]instanceof Node||s(v[g])!==""));for(let w of t.filter((g,v)=>a[v])){let g=m("th","",w);g.scope="col",g.setAttribute("role","columnheader"),c.append(g)}c.setAttribute("role","row");let _=t.filter((w,g)=>a[g]),E=i.createTBody();for(let w of d){let g=E.insertRow();g.setAttribute("role","row");for(let[v,M]of w.filter((j,ee)=>a[ee]).entries()){let j=m("td","",M instanceof Node?"":M);j.setAttribute("role","cell"),j.dataset.label=_[v],M instanceof Node&&j.append(M),g.append(j)}}return r.append(i),e.length>o&&r.append(m("p","",n(e.length-o))),r}function T(t){if(t.length===0)return null;let e=m("ul","dfdm-doc-lines");return t.every(n=>/^\d+\. /.test(s(n)))&&e.classList.add("dfdm-doc-numbered"),e.append(...t.slice(0,500).map(n=>m("li","",n))),e}function l(t){return Array.isArray(t)?t.map(p):[]}function x(t){return Array.isArray(t)?t.slice(0,500).map(s):[]}function u(t){return typeof t=="number"?String(Number(t.toPrecision(6))):""}function W(t){return s(t).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)Z$/,"$1 $2 UTC")}function S(t){let e={text:"",ratio:"",share:"",1:"",flag:"",count:"",it_grade:"",deg:"\xB0",um:" \xB5m",mm2:" mm\xB2",mm3:" mm\xB3"},n=s(t);return $(e,n)?e[n]:n&&` ${n.replace(/^um /,"\xB5m ")}`}function $(t,e){return Object.prototype.hasOwnProperty.call(t,e)}function p(t){return t!==null&&typeof t=="object"&&!Array.isArray(t)?t:{}}function f(t){return s(t).replace(/[_-]/g," ")}var z=100,ne=20;function I(t,e,n){let o=l(t),r=o.length-z;return h(n.__("Work instructions"),...o.slice(0,z).map(i=>oe(i,e,n)),r>0?y(n.__("\u2026 and %1 more",String(r))):null)}function oe(t,e,n){let r=`${typeof t.unit_procedure=="number"&&t.unit_procedure>0?`${t.unit_procedure}. `:""}${s(t.title)}`,c=l(t.pictures).slice(0,ne).map(w=>{let g=s(w.member);return $(e,g)?q(e[g],w.caption):null}),d=m("div","dfdm-doc-figures");d.append(...c.filter(w=>w!==null));let a=(w,g)=>{let v=T(x(g));if(!v)return null;let M=m("div","dfdm-doc-told");return M.append(m("p","dfdm-doc-label",w),v),M},_=m("div","dfdm-doc-columns"),E=[a(n.__("Prepare"),t.prepare),a(n.__("Do"),t.text),a(n.__("Set"),t.settings),a(n.__("Watch"),t.watch)].filter(w=>w!==null);return _.append(...E),k(s(t.part)?`${r}: ${s(t.part)}`:r,d.childElementCount>0?d:null,E.length>0?_:null,x(t.checks).length>0?y(n.__("Then check: %1",x(t.checks).join(", "))):null,y(t.note))}function L(t,e){return t===!0?e.__("comes apart"):t===!1?e.__("does not come apart without harm"):""}function K(t,e,n){let o=p(t),r=l(o.steps).map(d=>[u(d.step),[s(d.text),s(d.note)].filter(Boolean).join(" "),x(d.parts).join(", "),f(d.joining),[s(d.tool),typeof d.torque_nm=="number"?`${u(d.torque_nm)} N\xB7m`:""].filter(Boolean).join(", "),L(d.separable,e)]),i=o.basis==="design"?e.__("As the design says."):o.basis==="model"?e.__("As the places in the model suggest; the design says nothing."):"",c=b([e.__("Step"),e.__("What is done"),e.__("Parts"),e.__("Joined by"),e.__("Tool"),e.__("Afterwards")],r,n);return c?h(e.__("Assembly"),y(i,"dfdm-doc-assumed"),c):null}function F(t,e,n){return[ie(t.post_processing,e,n),re(p(t.packing),e),de(p(t.end_of_life),e,n)]}function ie(t,e,n){let o=l(t).map(i=>[i.part,i.name,i.effect,i.in_route===!0?e.__("yes"):e.__("no, yet needed"),[s(i.reason),...l(i.safety).slice(0,50).map(c=>s(c.text))].filter(Boolean).join(" ")]),r=[e.__("Part"),e.__("What is done"),e.__("Effect"),e.__("On the route"),e.__("Because")];return h(e.__("Post-processing"),b(r,o,n))}function G(t,e){return T(l(t).map(n=>n.kind==="assumption"?e.__("%1 (an assumption)",s(n.text)):n.source?`${s(n.text)} (${s(n.source)})`:s(n.text)))}function re(t,e){let n=l(t.pieces).slice(0,500).map(r=>`${u(r.count)} \xD7 ${s(r.part)}`).join(", "),o=typeof t.mass_g=="number"?e.__("%1 g in all",String(Number(t.mass_g.toPrecision(4)))):"";return h(e.__("Packing"),y([n,o].filter(Boolean).join("; ")),G(t.statements,e),y(t.note))}function se(t,e){switch(t){case"scrap":return e.__("scrap");case"household":return e.__("household waste");case"specialist":return e.__("specialist");case"energy":return e.__("recovery of energy");default:return e.__("not known")}}function de(t,e,n){let o=l(t.materials).map(c=>[c.part,f(c.material),c.code,se(c.stream,e),c.words,x(c.sources).join(", ")]),r=l(t.disassembly).map(c=>[u(c.step),e.__("undo step %1 (%2)",u(c.undoes),f(c.joining)),x(c.parts).join(", "),c.tool,L(c.separable,e)]),i=L(t.separable,e);return h(e.__("End of life"),y(i?e.__("The product %1.",i):""),b([e.__("Part"),e.__("Material"),e.__("Mark"),e.__("Goes to"),e.__("What becomes of it"),e.__("Source")],o,n),T(l(t.to_come_off).map(c=>e.__("%1 must come off first.",s(c.what)))),k(e.__("Taking it apart"),b([e.__("Step"),e.__("What is done"),e.__("Parts"),e.__("Tool"),e.__("Afterwards")],r,n)),G(t.statements,e),y(t.note))}var ce=.06;function D(t,e,n){let o=l(p(t.formula).inputs),r=o.slice(0,50).map(c=>{let d=c.net_mass_g,[a,_]=[s(c.name),s(c.designation)];return`${_.startsWith(a)?_:`${a} ${_}`.trim()}${typeof d=="number"?`: ${Number(d.toPrecision(4))} g`:""}`}),i=p(t.equivalence);return h(`${u(t.count)} \xD7 ${s(t.name)}`,B([[e.__("Made from"),r.join(", ")],[e.__("Geometry"),x(t.geometry).join(", ")],[e.__("Equal to the design when"),i.statement],[e.__("One lot when"),p(i.lot).statement]]),k(e.__("Materials that may stand in"),le(o,e,n)),k(e.__("Steps and settings"),me(t.procedure,e,n)),k(e.__("What the machine must manage"),fe(t.procedure,e,n)),k(e.__("Checks while it is made"),pe(t.procedure,e,n)),k(e.__("Final inspection"),_e(t,e,n),ge(p(t.final_inspection),e,n)))}function ae(t,e){switch(t){case"pass":return e.__("checks pass");case"warn":return e.__("checks warn");case"fail":return e.__("checks fail");case"unknown":return e.__("checks cannot tell");default:return e.__("not judged")}}function le(t,e,n){let o=t.slice(0,50).flatMap(r=>l(r.substitutes).slice(0,500).map(i=>[s(i.designation)||s(i.name),i.basis==="owner"?e.__("the owner"):i.basis==="data"?e.__("published data"):f(i.basis),i.ground,ae(i.judged,e)]));return b([e.__("Material"),e.__("Permitted by"),e.__("Because"),e.__("Judged")],o,n)}function O(t,e,...n){let o=s(e),r=o==="mm/s"&&t.endsWith("cutting_speed"),i=n.map(d=>typeof d=="number"?u(r?d*ce:d):s(d)).filter(Boolean);return`${o==="it_grade"?"IT":""}${i.join(" \u2013 ")}${r?" m/min":S(o)}`}function ue(t,e){switch(t.rule){case"fixed":return e.__("fixed");case"range":return e.__("within %1",O(s(t.name),t.unit,t.low,t.high));case"free":return e.__("free; this is usual");default:return""}}function U(t,e){return t.kind==="assumption"?e.__("an assumption"):[f(t.kind),s(t.source)].filter(Boolean).join(", ")}function me(t,e,n){let o=l(t).slice(0,200).flatMap(r=>{let i=[s(r.machine),...x(r.machines)].filter(Boolean),c=l(r.references).slice(0,50).map(a=>`${f(a.kind)} ${s(a.name)}`),d=[i.length>0?e.__("on %1",[...new Set(i)].join(", ")):"",s(r.effect),...c].filter(Boolean);return[[`${u(r.unit_procedure)}. ${s(r.name)}`,d.join("; "),"","",""],...l(r.parameters).slice(0,500).map(a=>["",f(a.name),O(s(a.name),a.unit,a.value),ue(a,e),U(a,e)])]});return b([e.__("Step"),e.__("Setting"),e.__("Value"),e.__("Permitted"),e.__("Source")],o,n)}function fe(t,e,n){let o=l(t).slice(0,200).flatMap(r=>l(r.equipment).slice(0,500).map(i=>{let{value:c,unit:d}=p(i.measured),a=p(i.limit),_=(Array.isArray(c)?c.slice(0,9):[c]).map(u).filter(Boolean).join(" \xD7 "),E=d==="it_grade"?"IT":"";return[i.text,_&&`${E}${_}${S(d)}`,a.key?`${f(a.key)} ${O("",a.unit,a.value)}`:"",a.key?U(a,e):""]}));return b([e.__("Need"),e.__("The part has"),e.__("Asked against"),e.__("Source")],o,n)}function pe(t,e,n){let o={material:e.__("material"),setting:e.__("setting"),watch:e.__("look at it"),characteristic:e.__("measure")},r=l(t).slice(0,200).flatMap(i=>l(i.checks).slice(0,500).map(c=>{let d=s(c.check);return[s(i.name),$(o,d)?o[d]:f(d),c.text,V(c.low,c.high,c.unit)]}));return b([e.__("During"),e.__("Kind"),e.__("What"),e.__("Within")],r,n)}function H(t,e){switch(t){case"critical":return e.__("critical");case"major":return e.__("major");case"minor":return e.__("minor");default:return f(t)}}function _e(t,e,n){let o=new Map(l(t.requirements).map(i=>[s(i.id),i])),r=l(t.inspections).map(i=>{let c=o.get(s(i.characteristic)),d=c?[f(c.kind),s(c.thread),s(c.fit)].filter(Boolean).join(" "):"";return[[s(i.characteristic),d].filter(Boolean).join(": "),H(i.class,e),[s(i.method),s(i.note)].filter(Boolean).join("; "),V(i.lower,i.upper,i.unit),he(i.instrument),s(i.pieces)]});return b([e.__("Inspect"),e.__("Class"),e.__("How"),e.__("Within"),e.__("With"),e.__("Which")],r,n)??y(e.__("The design declares no characteristic: sizes as in the model."))}function ge(t,e,n){let o=p(t.every_piece_up_to),r=[typeof t.lot=="number"?e.__("The lot is of %1.",u(t.lot)):"",t.first_article===!0?e.__("The first article is measured in all of them."):"",typeof o.value=="number"?o.kind==="assumption"?e.__("Of up to %1 pieces every one is inspected (an assumption).",u(o.value)):e.__("Of up to %1 pieces every one is inspected (%2).",u(o.value),s(o.source)):"",...l(t.aql).slice(0,10).map(a=>`${H(a.class,e)}: AQL ${u(a.percent)} %, ${s(a.source)}`)].filter(Boolean),i={every_piece:e.__("every piece"),attributes:e.__("a sample, by attributes"),variables:e.__("a sample, by variables")},c=l(t.plans).map(a=>{let _=s(a.rule);return[H(a.class,e),x(a.characteristics).join(", "),$(i,_)?i[_]:f(_),e.__("%1 of %2",u(a.sample),u(a.lot)),typeof a.k=="number"?`k = ${u(a.k)}`:typeof a.accept=="number"?`${u(a.accept)} / ${u(a.reject)}`:"",[typeof a.aql=="number"?`AQL ${u(a.aql)} %`:"",s(a.level),s(a.letter),s(a.source)].filter(Boolean).join(", ")]}),d=[e.__("Class"),e.__("Characteristics"),e.__("Rule"),e.__("Sample"),e.__("Accept / reject"),e.__("From")];return k(e.__("Of lots"),T(r),b(d,c,n))}function V(t,e,n){let[o,r]=[u(t),u(e)],i=o&&r?`${o} \u2013 ${r}`:o?`\u2265 ${o}`:r?`\u2264 ${r}`:"";return i&&`${i}${S(n)}`}function he(t){let{name:e,id:n,error:o}=p(t),r=p(o),i=typeof r.value=="number"?` (\xB1 ${u(r.value)}${S(r.unit)})`:"";return s(e??n??(typeof t=="string"?t:""))+i}var P=50,J=200;function Q(t,e,n={}){let o=d=>e.__("\u2026 and %1 more",String(d)),r=l(t.route).map(d=>[f(d.id),f(d.material),s(d.machine),Object.entries(p(d.parameters)).slice(0,J).map(([a,_])=>`${f(a)} ${u(_)||s(_)}`).join(", ")]),i=l(t.parts);return[h(e.__("Recipe"),be(p(t.header),e)),h(e.__("Safety"),T(l(t.safety).map(d=>[d.step?`${f(d.step)}: `:"",s(d.text??d.message??d)].join("")))),h(e.__("Route"),b([e.__("Step"),e.__("Material"),e.__("Machine"),e.__("Set by the route")],r,o)),h(e.__("Parts list"),xe(t.bom,e,o)),I(t.instructions,n,e),...i.slice(0,P).map(d=>D(d,e,o)),i.length>P?h(e.__("Parts"),m("p","",o(i.length-P))):null,K(t.assembly,e,o),...F(t,e,o),h(e.__("Left open"),T(l(t.not_stated).map(d=>`${f(d.what)}: ${s(d.reason)}`)))].filter(d=>d!==null)}function be(t,e){let n=Object.entries(p(t.design)).slice(0,J),o=p(t.parent);return B([[e.__("Product"),t.product],[e.__("For"),we(t.level,e)],[e.__("Node"),t.node],[e.__("To make"),u(t.quantity)||e.__("no order has fixed how many")],[e.__("Derived from"),o.id?e.__("the %1 recipe %2",f(o.level),s(o.id)):""],[e.__("Version"),t.version],[e.__("Answered for by"),t.responsible_party],[e.__("Intended use"),t.intended_use],[e.__("License"),t.license],[e.__("Composed"),W(t.created)],[e.__("Parameters"),n.map(([r,i])=>`${r} = ${s(i)}`).join(", ")],[e.__("Identifier"),t.id]])}function we(t,e){switch(t){case"general":return e.__("any node that can (general recipe)");case"site":return e.__("one node (site recipe)");case"master":return e.__("one machine (master recipe)");default:return f(t)}}function xe(t,e,n){let o=l(t).map(i=>[u(i.item),`${u(i.count)} \xD7 ${s(i.name)}`,i.kind==="made"?e.__("made"):i.kind==="purchased"?e.__("bought"):f(i.kind),[s(i.designation),s(i.standard),s(i.note)].filter(Boolean).join(", "),typeof i.mass_g=="number"?`${Number(i.mass_g.toPrecision(3))} g`:"",x(i.characteristics).join(", ")]),r=[e.__("Item"),e.__("Name"),e.__("Origin"),e.__("Of, or which"),e.__("Mass each"),e.__("Characteristics")];return b(r,o,n)}function R(t,e,n=""){let o=document.createElement(t);return o.className=e,o.matches("button, input, select, textarea, a")&&o.setAttribute("data-lm-suppress-shortcuts","true"),n&&(o.textContent=n),o}function X(t,e,n){let o=t.get(e);return o??n}var A={};function Y(t){A=X(t,"phrases",{})}function Z(t,e={}){return(Object.prototype.hasOwnProperty.call(A,t)?A[t]:t).replace(/\{(\w+)\}/g,(o,r)=>Object.prototype.hasOwnProperty.call(e,r)?String(e[r]):o)}var ye={__:(t,...e)=>Z(t).replace(/%(\d)/g,(n,o)=>String(e[Number(o)-1]??n))},N=class{constructor(e,n){this.model=e;this.host=R("div","dfdm-doc dfdm-doc-output");this.body=R("div","");this.stops=[];this.host.setAttribute("role","document"),this.host.append(R("style","",C),this.body),n.append(this.host);for(let o of["value","pictures","caption"]){let r=()=>this.draw();e.on(`change:${o}`,r),this.stops.push(()=>e.off(`change:${o}`,r))}this.draw()}draw(){let e=this.model.get("value")??{};this.host.setAttribute("aria-label",this.model.get("caption")??"");let n=Object.keys(e).length>0;this.body.replaceChildren(...n?Q(e,ye,this.model.get("pictures")??{}):[])}dispose(){for(let e of this.stops)e()}};function ke({model:t,el:e}){Y(t);let n=new N(t,e);return()=>n.dispose()}var Ye={render:ke};export{Ye as default};
