var N=`.dfdm-doc {
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
  .dfdm-doc-facts dd { margin: 0 0 4px; }
}
`;function s(n){let t=(typeof n=="string"?n:n==null?"":JSON.stringify(n)).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,"\uFFFD");return t.length>2e3?`${t.slice(0,2e3)}\u2026`:t}function m(n,e="",t=""){let o=document.createElement(n);e&&(o.className=e);let r=s(t);return r&&(o.textContent=r),o}function h(n,...e){let t=e.filter(r=>r!==null);if(t.length===0)return null;let o=m("section","dfdm-doc-section");return o.append(m("h2","",n),...t),o}function k(n,...e){let t=e.filter(r=>r!==null);if(t.length===0)return null;let o=m("div","dfdm-doc-sub");return o.append(m("h3","",n),...t),o}function y(n,e=""){return s(n)===""?null:m("p",e,n)}function C(n,e){if(typeof n!="string"||!/^[A-Za-z0-9+/]+={0,2}$/.test(n))return null;let t=m("figure","dfdm-doc-figure"),o=m("img","dfdm-doc-shot");return o.alt="",o.loading="lazy",o.src=`data:image/png;base64,${n}`,t.append(o,m("figcaption","",e)),t}function S(n){let e=n.filter(([,o])=>s(o)!=="");if(e.length===0)return null;let t=m("dl","dfdm-doc-facts");for(let[o,r]of e)t.append(m("dt","",o),m("dd","",r));return t}function b(n,e,t,o=500){if(e.length===0)return null;let r=m("div","dfdm-doc-scroll");r.tabIndex=0,r.setAttribute("role","group");let i=m("table","dfdm-doc-table"),c=i.createTHead().insertRow(),d=e.slice(0,o),a=n.map((v,g)=>d.some(w=>w[g]instanceof Node||s(w[g])!==""));for(let v of n.filter((g,w)=>a[w])){let g=m("th","",v);g.scope="col",c.append(g)}let _=i.createTBody();for(let v of d){let g=_.insertRow();for(let w of v.filter((M,j)=>a[j])){let M=m("td","",w instanceof Node?"":w);w instanceof Node&&M.append(w),g.append(M)}}return r.append(i),e.length>o&&r.append(m("p","",t(e.length-o))),r}function T(n){if(n.length===0)return null;let e=m("ul","dfdm-doc-lines");return n.every(t=>/^\d+\. /.test(s(t)))&&e.classList.add("dfdm-doc-numbered"),e.append(...n.slice(0,500).map(t=>m("li","",t))),e}function l(n){return Array.isArray(n)?n.map(p):[]}function x(n){return Array.isArray(n)?n.slice(0,500).map(s):[]}function u(n){return typeof n=="number"?String(Number(n.toPrecision(6))):""}function q(n){return s(n).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)Z$/,"$1 $2 UTC")}function $(n){let e={text:"",ratio:"",share:"",1:"",flag:"",count:"",it_grade:"",deg:"\xB0",um:" \xB5m",mm2:" mm\xB2",mm3:" mm\xB3"},t=s(n);return E(e,t)?e[t]:t&&` ${t.replace(/^um /,"\xB5m ")}`}function E(n,e){return Object.prototype.hasOwnProperty.call(n,e)}function p(n){return n!==null&&typeof n=="object"&&!Array.isArray(n)?n:{}}function f(n){return s(n).replace(/[_-]/g," ")}var W=100,ee=20;function z(n,e,t){let o=l(n),r=o.length-W;return h(t.__("Work instructions"),...o.slice(0,W).map(i=>ne(i,e,t)),r>0?y(t.__("\u2026 and %1 more",String(r))):null)}function ne(n,e,t){let r=`${typeof n.unit_procedure=="number"&&n.unit_procedure>0?`${n.unit_procedure}. `:""}${s(n.title)}`,c=l(n.pictures).slice(0,ee).map(g=>{let w=s(g.member);return E(e,w)?C(e[w],g.caption):null}),d=m("div","dfdm-doc-figures");d.append(...c.filter(g=>g!==null));let a=(g,w)=>{let M=T(x(w));if(!M)return null;let j=m("div","dfdm-doc-told");return j.append(m("p","dfdm-doc-label",g),M),j},_=m("div","dfdm-doc-columns"),v=[a(t.__("Prepare"),n.prepare),a(t.__("Do"),n.text),a(t.__("Set"),n.settings),a(t.__("Watch"),n.watch)].filter(g=>g!==null);return _.append(...v),k(s(n.part)?`${r}: ${s(n.part)}`:r,d.childElementCount>0?d:null,v.length>0?_:null,x(n.checks).length>0?y(t.__("Then check: %1",x(n.checks).join(", "))):null,y(n.note))}function B(n,e){return n===!0?e.__("comes apart"):n===!1?e.__("does not come apart without harm"):""}function I(n,e,t){let o=p(n),r=l(o.steps).map(d=>[u(d.step),[s(d.text),s(d.note)].filter(Boolean).join(" "),x(d.parts).join(", "),f(d.joining),[s(d.tool),typeof d.torque_nm=="number"?`${u(d.torque_nm)} N\xB7m`:""].filter(Boolean).join(", "),B(d.separable,e)]),i=o.basis==="design"?e.__("As the design says."):o.basis==="model"?e.__("As the places in the model suggest; the design says nothing."):"",c=b([e.__("Step"),e.__("What is done"),e.__("Parts"),e.__("Joined by"),e.__("Tool"),e.__("Afterwards")],r,t);return c?h(e.__("Assembly"),y(i,"dfdm-doc-assumed"),c):null}function K(n,e,t){return[te(n.post_processing,e,t),oe(p(n.packing),e),re(p(n.end_of_life),e,t)]}function te(n,e,t){let o=l(n).map(i=>[i.part,i.name,i.effect,i.in_route===!0?e.__("yes"):e.__("no, yet needed"),[s(i.reason),...l(i.safety).slice(0,50).map(c=>s(c.text))].filter(Boolean).join(" ")]),r=[e.__("Part"),e.__("What is done"),e.__("Effect"),e.__("On the route"),e.__("Because")];return h(e.__("Post-processing"),b(r,o,t))}function F(n,e){return T(l(n).map(t=>t.kind==="assumption"?e.__("%1 (an assumption)",s(t.text)):t.source?`${s(t.text)} (${s(t.source)})`:s(t.text)))}function oe(n,e){let t=l(n.pieces).slice(0,500).map(r=>`${u(r.count)} \xD7 ${s(r.part)}`).join(", "),o=typeof n.mass_g=="number"?e.__("%1 g in all",String(Number(n.mass_g.toPrecision(4)))):"";return h(e.__("Packing"),y([t,o].filter(Boolean).join("; ")),F(n.statements,e),y(n.note))}function ie(n,e){switch(n){case"scrap":return e.__("scrap");case"household":return e.__("household waste");case"specialist":return e.__("specialist");case"energy":return e.__("recovery of energy");default:return e.__("not known")}}function re(n,e,t){let o=l(n.materials).map(c=>[c.part,f(c.material),c.code,ie(c.stream,e),c.words,x(c.sources).join(", ")]),r=l(n.disassembly).map(c=>[u(c.step),e.__("undo step %1 (%2)",u(c.undoes),f(c.joining)),x(c.parts).join(", "),c.tool,B(c.separable,e)]),i=B(n.separable,e);return h(e.__("End of life"),y(i?e.__("The product %1.",i):""),b([e.__("Part"),e.__("Material"),e.__("Mark"),e.__("Goes to"),e.__("What becomes of it"),e.__("Source")],o,t),T(l(n.to_come_off).map(c=>e.__("%1 must come off first.",s(c.what)))),k(e.__("Taking it apart"),b([e.__("Step"),e.__("What is done"),e.__("Parts"),e.__("Tool"),e.__("Afterwards")],r,t)),F(n.statements,e),y(n.note))}var se=.06;function D(n,e,t){let o=l(p(n.formula).inputs),r=o.slice(0,50).map(c=>{let d=c.net_mass_g,[a,_]=[s(c.name),s(c.designation)];return`${_.startsWith(a)?_:`${a} ${_}`.trim()}${typeof d=="number"?`: ${Number(d.toPrecision(4))} g`:""}`}),i=p(n.equivalence);return h(`${u(n.count)} \xD7 ${s(n.name)}`,S([[e.__("Made from"),r.join(", ")],[e.__("Geometry"),x(n.geometry).join(", ")],[e.__("Equal to the design when"),i.statement],[e.__("One lot when"),p(i.lot).statement]]),k(e.__("Materials that may stand in"),ce(o,e,t)),k(e.__("Steps and settings"),le(n.procedure,e,t)),k(e.__("What the machine must manage"),ue(n.procedure,e,t)),k(e.__("Checks while it is made"),me(n.procedure,e,t)),k(e.__("Final inspection"),fe(n,e,t),pe(p(n.final_inspection),e,t)))}function de(n,e){switch(n){case"pass":return e.__("checks pass");case"warn":return e.__("checks warn");case"fail":return e.__("checks fail");case"unknown":return e.__("checks cannot tell");default:return e.__("not judged")}}function ce(n,e,t){let o=n.slice(0,50).flatMap(r=>l(r.substitutes).slice(0,500).map(i=>[s(i.designation)||s(i.name),i.basis==="owner"?e.__("the owner"):i.basis==="data"?e.__("published data"):f(i.basis),i.ground,de(i.judged,e)]));return b([e.__("Material"),e.__("Permitted by"),e.__("Because"),e.__("Judged")],o,t)}function H(n,e,...t){let o=s(e),r=o==="mm/s"&&n.endsWith("cutting_speed"),i=t.map(d=>typeof d=="number"?u(r?d*se:d):s(d)).filter(Boolean);return`${o==="it_grade"?"IT":""}${i.join(" \u2013 ")}${r?" m/min":$(o)}`}function ae(n,e){switch(n.rule){case"fixed":return e.__("fixed");case"range":return e.__("within %1",H(s(n.name),n.unit,n.low,n.high));case"free":return e.__("free; this is usual");default:return""}}function G(n,e){return n.kind==="assumption"?e.__("an assumption"):[f(n.kind),s(n.source)].filter(Boolean).join(", ")}function le(n,e,t){let o=l(n).slice(0,200).flatMap(r=>{let i=[s(r.machine),...x(r.machines)].filter(Boolean),c=l(r.references).slice(0,50).map(a=>`${f(a.kind)} ${s(a.name)}`),d=[i.length>0?e.__("on %1",[...new Set(i)].join(", ")):"",s(r.effect),...c].filter(Boolean);return[[`${u(r.unit_procedure)}. ${s(r.name)}`,d.join("; "),"","",""],...l(r.parameters).slice(0,500).map(a=>["",f(a.name),H(s(a.name),a.unit,a.value),ae(a,e),G(a,e)])]});return b([e.__("Step"),e.__("Setting"),e.__("Value"),e.__("Permitted"),e.__("Source")],o,t)}function ue(n,e,t){let o=l(n).slice(0,200).flatMap(r=>l(r.equipment).slice(0,500).map(i=>{let{value:c,unit:d}=p(i.measured),a=p(i.limit),_=(Array.isArray(c)?c.slice(0,9):[c]).map(u).filter(Boolean).join(" \xD7 "),v=d==="it_grade"?"IT":"";return[i.text,_&&`${v}${_}${$(d)}`,a.key?`${f(a.key)} ${H("",a.unit,a.value)}`:"",a.key?G(a,e):""]}));return b([e.__("Need"),e.__("The part has"),e.__("Asked against"),e.__("Source")],o,t)}function me(n,e,t){let o={material:e.__("material"),setting:e.__("setting"),watch:e.__("look at it"),characteristic:e.__("measure")},r=l(n).slice(0,200).flatMap(i=>l(i.checks).slice(0,500).map(c=>{let d=s(c.check);return[s(i.name),E(o,d)?o[d]:f(d),c.text,U(c.low,c.high,c.unit)]}));return b([e.__("During"),e.__("Kind"),e.__("What"),e.__("Within")],r,t)}function R(n,e){switch(n){case"critical":return e.__("critical");case"major":return e.__("major");case"minor":return e.__("minor");default:return f(n)}}function fe(n,e,t){let o=new Map(l(n.requirements).map(i=>[s(i.id),i])),r=l(n.inspections).map(i=>{let c=o.get(s(i.characteristic)),d=c?[f(c.kind),s(c.thread),s(c.fit)].filter(Boolean).join(" "):"";return[[s(i.characteristic),d].filter(Boolean).join(": "),R(i.class,e),[s(i.method),s(i.note)].filter(Boolean).join("; "),U(i.lower,i.upper,i.unit),_e(i.instrument),s(i.pieces)]});return b([e.__("Inspect"),e.__("Class"),e.__("How"),e.__("Within"),e.__("With"),e.__("Which")],r,t)??y(e.__("The design declares no characteristic: sizes as in the model."))}function pe(n,e,t){let o=p(n.every_piece_up_to),r=[typeof n.lot=="number"?e.__("The lot is of %1.",u(n.lot)):"",n.first_article===!0?e.__("The first article is measured in all of them."):"",typeof o.value=="number"?o.kind==="assumption"?e.__("Of up to %1 pieces every one is inspected (an assumption).",u(o.value)):e.__("Of up to %1 pieces every one is inspected (%2).",u(o.value),s(o.source)):"",...l(n.aql).slice(0,10).map(a=>`${R(a.class,e)}: AQL ${u(a.percent)} %, ${s(a.source)}`)].filter(Boolean),i={every_piece:e.__("every piece"),attributes:e.__("a sample, by attributes"),variables:e.__("a sample, by variables")},c=l(n.plans).map(a=>{let _=s(a.rule);return[R(a.class,e),x(a.characteristics).join(", "),E(i,_)?i[_]:f(_),e.__("%1 of %2",u(a.sample),u(a.lot)),typeof a.k=="number"?`k = ${u(a.k)}`:typeof a.accept=="number"?`${u(a.accept)} / ${u(a.reject)}`:"",[typeof a.aql=="number"?`AQL ${u(a.aql)} %`:"",s(a.level),s(a.letter),s(a.source)].filter(Boolean).join(", ")]}),d=[e.__("Class"),e.__("Characteristics"),e.__("Rule"),e.__("Sample"),e.__("Accept / reject"),e.__("From")];return k(e.__("Of lots"),T(r),b(d,c,t))}function U(n,e,t){let[o,r]=[u(n),u(e)],i=o&&r?`${o} \u2013 ${r}`:o?`\u2265 ${o}`:r?`\u2264 ${r}`:"";return i&&`${i}${$(t)}`}function _e(n){let{name:e,id:t,error:o}=p(n),r=p(o),i=typeof r.value=="number"?` (\xB1 ${u(r.value)}${$(r.unit)})`:"";return s(e??t??(typeof n=="string"?n:""))+i}var O=50,V=200;function J(n,e,t={}){let o=d=>e.__("\u2026 and %1 more",String(d)),r=l(n.route).map(d=>[f(d.id),f(d.material),s(d.machine),Object.entries(p(d.parameters)).slice(0,V).map(([a,_])=>`${f(a)} ${u(_)||s(_)}`).join(", ")]),i=l(n.parts);return[h(e.__("Recipe"),ge(p(n.header),e)),h(e.__("Safety"),T(l(n.safety).map(d=>[d.step?`${f(d.step)}: `:"",s(d.text??d.message??d)].join("")))),h(e.__("Route"),b([e.__("Step"),e.__("Material"),e.__("Machine"),e.__("Set by the route")],r,o)),h(e.__("Parts list"),be(n.bom,e,o)),z(n.instructions,t,e),...i.slice(0,O).map(d=>D(d,e,o)),i.length>O?h(e.__("Parts"),m("p","",o(i.length-O))):null,I(n.assembly,e,o),...K(n,e,o),h(e.__("Left open"),T(l(n.not_stated).map(d=>`${f(d.what)}: ${s(d.reason)}`)))].filter(d=>d!==null)}function ge(n,e){let t=Object.entries(p(n.design)).slice(0,V),o=p(n.parent);return S([[e.__("Product"),n.product],[e.__("For"),he(n.level,e)],[e.__("Node"),n.node],[e.__("To make"),u(n.quantity)||e.__("no order has fixed how many")],[e.__("Derived from"),o.id?e.__("the %1 recipe %2",f(o.level),s(o.id)):""],[e.__("Version"),n.version],[e.__("Answered for by"),n.responsible_party],[e.__("Intended use"),n.intended_use],[e.__("License"),n.license],[e.__("Composed"),q(n.created)],[e.__("Parameters"),t.map(([r,i])=>`${r} = ${s(i)}`).join(", ")],[e.__("Identifier"),n.id]])}function he(n,e){switch(n){case"general":return e.__("any node that can (general recipe)");case"site":return e.__("one node (site recipe)");case"master":return e.__("one machine (master recipe)");default:return f(n)}}function be(n,e,t){let o=l(n).map(i=>[u(i.item),`${u(i.count)} \xD7 ${s(i.name)}`,i.kind==="made"?e.__("made"):i.kind==="purchased"?e.__("bought"):f(i.kind),[s(i.designation),s(i.standard),s(i.note)].filter(Boolean).join(", "),typeof i.mass_g=="number"?`${Number(i.mass_g.toPrecision(3))} g`:"",x(i.characteristics).join(", ")]),r=[e.__("Item"),e.__("Name"),e.__("Origin"),e.__("Of, or which"),e.__("Mass each"),e.__("Characteristics")];return b(r,o,t)}function L(n,e,t=""){let o=document.createElement(n);return o.className=e,o.matches("button, input, select, textarea, a")&&o.setAttribute("data-lm-suppress-shortcuts","true"),t&&(o.textContent=t),o}function Q(n,e,t){let o=n.get(e);return o??t}var P={};function X(n){P=Q(n,"phrases",{})}function Y(n,e={}){return(Object.prototype.hasOwnProperty.call(P,n)?P[n]:n).replace(/\{(\w+)\}/g,(o,r)=>Object.prototype.hasOwnProperty.call(e,r)?String(e[r]):o)}var we={__:(n,...e)=>Y(n).replace(/%(\d)/g,(t,o)=>String(e[Number(o)-1]??t))},A=class{constructor(e,t){this.model=e;this.host=L("div","dfdm-doc dfdm-doc-output");this.body=L("div","");this.stops=[];this.host.setAttribute("role","document"),this.host.append(L("style","",N),this.body),t.append(this.host);for(let o of["value","pictures","caption"]){let r=()=>this.draw();e.on(`change:${o}`,r),this.stops.push(()=>e.off(`change:${o}`,r))}this.draw()}draw(){let e=this.model.get("value")??{};this.host.setAttribute("aria-label",this.model.get("caption")??"");let t=Object.keys(e).length>0;this.body.replaceChildren(...t?J(e,we,this.model.get("pictures")??{}):[])}dispose(){for(let e of this.stops)e()}};function xe({model:n,el:e}){X(n);let t=new A(n,e);return()=>t.dispose()}var Qe={render:xe};export{Qe as default};
