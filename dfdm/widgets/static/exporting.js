var L=`.dfdm-sheet {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
  padding: 4px 8px;
  container-type: inline-size;
  overflow-wrap: anywhere;
}
.dfdm-sheet .dfdm-title { font-weight: 600; margin-bottom: 4px; }
.dfdm-sheet .dfdm-lead { margin-bottom: 6px; }
.dfdm-sheet .dfdm-line { display: grid; grid-template-columns: minmax(110px, 190px) minmax(0, 1fr); gap: 2px 10px; padding: 4px 0; }
.dfdm-sheet .dfdm-line > label, .dfdm-sheet .dfdm-line > .dfdm-label { padding-top: 4px; }
.dfdm-sheet .dfdm-line > .dfdm-help { grid-column: 2; }
.dfdm-sheet .dfdm-line[hidden], .dfdm-sheet [hidden] { display: none; }
.dfdm-sheet .dfdm-help { color: var(--jp-ui-font-color2, GrayText); font-size: 0.92em; }
.dfdm-sheet .dfdm-input {
  box-sizing: border-box;
  width: 100%;
  max-width: 640px;
  min-height: 28px;
  margin: 0;
  padding: 3px 6px;
  font: inherit;
  color: var(--jp-ui-font-color1, FieldText);
  background: var(--jp-layout-color1, Field);
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 2px;
}
.dfdm-sheet .dfdm-choices { display: flex; flex-direction: column; gap: 4px; }
.dfdm-sheet .dfdm-choices label { display: flex; gap: 6px; align-items: baseline; }
.dfdm-sheet .dfdm-buttons { display: flex; flex-wrap: wrap; gap: 6px; padding: 6px 0; }
.dfdm-sheet .dfdm-button {
  min-height: 28px;
  padding: 2px 12px;
  font: inherit;
  color: var(--jp-ui-font-color1, ButtonText);
  background: var(--jp-layout-color2, ButtonFace);
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 2px;
  cursor: pointer;
}
.dfdm-sheet .dfdm-button.dfdm-main { background: #0b5cad; border-color: #0b5cad; color: #fff; }
.dfdm-sheet .dfdm-button:disabled { opacity: 0.55; cursor: default; }
.dfdm-sheet :is(.dfdm-input, .dfdm-button, input, summary):focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 1px; }
.dfdm-sheet .dfdm-steps { list-style: none; margin: 4px 0; padding: 0; }
.dfdm-sheet .dfdm-steps li { display: flex; gap: 6px; padding: 1px 0; align-items: center; }
.dfdm-sheet .dfdm-mark {
  flex: none;
  display: inline-block;
  width: 16px;
  height: 16px;
  border-radius: 50%;
  color: #000;
  background: #b5b5b5;
  font-size: 11px;
  font-weight: 700;
  line-height: 16px;
  text-align: center;
}
.dfdm-sheet :is(.dfdm-done, .dfdm-known) > .dfdm-mark { background: #3cc296; }
.dfdm-sheet .dfdm-doing > .dfdm-mark { background: #7ab8e6; }
.dfdm-sheet :is(.dfdm-failed, .dfdm-refused, .dfdm-unreadable) > .dfdm-mark { background: #ef7d33; }
.dfdm-sheet .dfdm-unknown > .dfdm-mark { background: #dc9ac0; }
.dfdm-sheet .dfdm-waiting { color: var(--jp-ui-font-color2, GrayText); }
.dfdm-sheet .dfdm-doing { font-weight: 600; }
.dfdm-sheet .dfdm-state { display: flex; gap: 8px; align-items: flex-start; padding: 6px 8px; margin: 4px 0; border-left: 4px solid #b5b5b5; background: var(--jp-layout-color2, rgba(127, 127, 127, 0.12)); }
.dfdm-sheet .dfdm-state:empty, .dfdm-sheet .dfdm-what:empty { display: none; }
.dfdm-sheet .dfdm-state:is(.dfdm-done, .dfdm-known) { border-color: #3cc296; }
.dfdm-sheet .dfdm-state:is(.dfdm-failed, .dfdm-refused, .dfdm-unreadable) { border-color: #ef7d33; }
.dfdm-sheet .dfdm-state.dfdm-unknown { border-color: #dc9ac0; }
.dfdm-sheet .dfdm-state ul { margin: 4px 0 0; padding-left: 18px; }
.dfdm-sheet .dfdm-state strong { font-weight: 600; }
.dfdm-sheet code { font-family: var(--jp-code-font-family, monospace); font-size: 12px; background: none; color: inherit; padding: 0; }
.dfdm-sheet table { border-collapse: collapse; width: 100%; margin: 6px 0; }
.dfdm-sheet :is(th, td) { padding: 2px 6px; text-align: left; vertical-align: top; background: transparent; border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
.dfdm-sheet td.dfdm-number, .dfdm-sheet th.dfdm-number { text-align: right; white-space: nowrap; }
@container (max-width: 560px) {
  .dfdm-sheet .dfdm-line { grid-template-columns: minmax(0, 1fr); }
  .dfdm-sheet .dfdm-line > .dfdm-help { grid-column: 1; }
}
`;function d(i,e,t=""){let n=document.createElement(i);return n.className=e,n.matches("button, input, select, textarea, a")&&n.setAttribute("data-lm-suppress-shortcuts","true"),t&&(n.textContent=t),n}function g(i,e,t,n="dfdm-button"){let s=d("button",n,i);return s.type="button",s.title=e,s.addEventListener("click",t),s}var M=0;function y(){return M+=1,`dfdm-panel-${Math.random().toString(36).slice(2)}-${M}`}function c(i,e,t=""){let n=d("div","dfdm-line"),s=d("label","",i);if(e.id||(e.id=y()),s.htmlFor=e.id,n.append(s,e),t){let r=d("div","dfdm-help",t);r.id=`${e.id}-help`,e.setAttribute("aria-describedby",r.id),n.append(r)}return n}function u(i,e=""){let t=d("input","dfdm-input");return t.type=i,t.placeholder=e,t.autocomplete=i==="password"?"new-password":"off",t.spellcheck=!1,t}function b(i,e,t){let n=()=>{document.activeElement!==t&&(t.value=String(i.get(e)??""))},s=()=>{i.set(e,t.value),i.save_changes()};return t.addEventListener("change",s),i.on(`change:${e}`,n),t.value=String(i.get(e)??""),()=>i.off(`change:${e}`,n)}function E(i,e,t){let n=!1,s=()=>{n||(n=!0,queueMicrotask(()=>{n=!1,t()}))};for(let r of e)i.on(`change:${r}`,s);return()=>e.forEach(r=>i.off(`change:${r}`,s))}function x(i){let e=d("span","dfdm-mark",i);return e.setAttribute("aria-hidden","true"),e}function S(i,e,t){let n=i.get(e);return n??t}var v={};function H(i){v=S(i,"phrases",{})}function o(i,e={}){return(Object.prototype.hasOwnProperty.call(v,i)?v[i]:i).replace(/\{(\w+)\}/g,(n,s)=>Object.prototype.hasOwnProperty.call(e,s)?String(e[s]):n)}var j={waiting:"",doing:"\u2026",done:"\u2713",failed:"\u2715"},w=class{constructor(e,t){this.model=e;this.host=d("div","dfdm-sheet");this.what=d("div","dfdm-what");this.path=u("text");this.sealTo=u("text","age1\u2026");this.keyPath=u("text","my-key.pem");this.passphrase=u("password");this.again=u("password");this.choices=d("div","dfdm-choices");this.steps=d("ol","dfdm-steps");this.state=d("div","dfdm-state");this.members=d("div","");this.stops=[];this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.host.setAttribute("role","group"),this.host.setAttribute("aria-label",o("Sign and export")),this.state.setAttribute("role","status"),this.keyLine=c(o("Key file"),this.keyPath,o("The path of the file; the key itself stays in it.")),this.passLine=c(o("Passphrase of the key"),this.passphrase,o("Sent once to open the key, and kept nowhere; empty for a key without one.")),this.againLine=c(o("Once more"),this.again,o("For a key that is made now: without its passphrase nobody can open it."));let n=d("div","dfdm-line"),s=d("span","dfdm-label",o("Sign with"));s.id=y(),this.choices.setAttribute("role","radiogroup"),this.choices.setAttribute("aria-labelledby",s.id),n.append(s,this.choices),this.go=g(o("Sign and export"),o("Measure, judge, write and sign the bundle"),()=>this.order(),"dfdm-button dfdm-main"),this.halt=g(o("Stop"),o("Stop before anything is written"),()=>e.send?.({do:"stop"})),this.check=g(o("Verify the file"),o("Check digests and signature of the file"),()=>e.send?.({do:"verify"}));let r=d("div","dfdm-buttons");r.append(this.go,this.halt,this.check),this.host.append(d("style","",L),d("div","dfdm-title",o("Sign and export")),this.what,c(o("File"),this.path,o("Written beside the notebook; a file of that name is replaced in one step.")),n,this.keyLine,this.passLine,this.againLine,c(o("Seal to"),this.sealTo,o("Public sealing keys (age1\u2026) of the nodes that may open it, and your own; empty: whoever has the file can read it.")),r,this.steps,this.state,this.members),t.append(this.host);for(let a of[this.passphrase,this.again])a.addEventListener("keydown",p=>p.key==="Enter"&&this.order());this.stops.push(b(e,"path",this.path),b(e,"key_path",this.keyPath),b(e,"seal_to",this.sealTo),E(e,["what","key","own_key","steps","busy","said","level","members"],()=>this.draw())),this.draw()}order(){if(!this.model.get("busy")){if(!this.againLine.hidden&&this.passphrase.value!==this.again.value){this.say("failed",o("The two passphrases differ: nothing was done."));return}for(let[e,t]of[["path",this.path],["key_path",this.keyPath],["seal_to",this.sealTo]])this.model.set(e,t.value);this.model.save_changes(),this.model.send?.({do:"export",passphrase:this.passphrase.value}),this.passphrase.value=this.again.value=""}}draw(){let{model:e}=this,t=!!e.get("busy"),n=e.get("own_key"),s=e.get("key");this.what.textContent=e.get("what");let r=[["own",o(n.exists?"your own key ({path})":"your own key, made now ({path})",{path:n.path})],["file",o("a key file")]],a=document.activeElement?.value,p=this.choices.contains(document.activeElement);this.choices.replaceChildren(...r.map(([l,f])=>{let h=d("label",""),m=d("input","");return m.type="radio",m.name=this.path.id,m.value=l,m.checked=l===s,m.addEventListener("change",()=>{e.set("key",l),e.save_changes()}),h.append(m,d("span","",f)),h})),p&&[...this.choices.querySelectorAll("input")].find(l=>l.value===a)?.focus(),this.keyLine.hidden=s!=="file",this.againLine.hidden=s!=="own"||n.exists,this.passLine.hidden=s==="own"&&n.exists&&!n.locked,this.go.disabled=this.check.disabled=t,this.halt.hidden=!t;let k=e.get("steps");this.steps.hidden=!k.length,this.steps.replaceChildren(...k.map(({words:l,state:f})=>{let h=d("li",`dfdm-${f}`);return f==="doing"&&h.setAttribute("aria-current","step"),h.append(x(j[f]??""),d("span","",f==="failed"?o("{step}: not done",{step:l}):l)),h})),this.say(e.get("level"),e.get("said"));let T=e.get("members");this.members.replaceChildren(...T.length?[_(T)]:[])}say(e,t){this.state.className=`dfdm-state dfdm-${e}`,this.state.setAttribute("role",e==="failed"?"alert":"status"),this.state.replaceChildren(...t?[x(j[e]??"i"),d("span","",t)]:[])}dispose(){this.passphrase.value=this.again.value="";for(let e of this.stops)e()}};function _(i){let e=d("table","");e.append(d("caption","",""));let t=e.createTHead().insertRow();for(let[s,r]of[[o("What is in it"),""],[o("Bytes"),"dfdm-number"]]){let a=d("th",r,s);a.scope="col",t.append(a)}let n=e.createTBody();for(let{name:s,size:r}of i){let a=n.insertRow();a.insertCell().textContent=s;let p=a.insertCell();p.className="dfdm-number",p.textContent=r.toLocaleString("en")}return e}function P({model:i,el:e}){H(i);let t=new w(i,e);return()=>t.dispose()}var V={render:P};export{V as default,_ as table};
