var k=`.dfdm-sheet {
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
`;function i(s,e,t=""){let d=document.createElement(s);return d.className=e,d.matches("button, input, select, textarea, a")&&d.setAttribute("data-lm-suppress-shortcuts","true"),t&&(d.textContent=t),d}function u(s,e,t,d="dfdm-button"){let n=i("button",d,s);return n.type="button",n.title=e,n.addEventListener("click",t),n}var L=0;function b(){return L+=1,`dfdm-panel-${Math.random().toString(36).slice(2)}-${L}`}function f(s,e,t=""){let d=i("div","dfdm-line"),n=i("label","",s);if(e.id||(e.id=b()),n.htmlFor=e.id,d.append(n,e),t){let a=i("div","dfdm-help",t);a.id=`${e.id}-help`,e.setAttribute("aria-describedby",a.id),d.append(a)}return d}function c(s,e=""){let t=i("input","dfdm-input");return t.type=s,t.placeholder=e,t.autocomplete=s==="password"?"new-password":"off",t.spellcheck=!1,t}function g(s,e,t){let d=()=>{document.activeElement!==t&&(t.value=String(s.get(e)??""))},n=()=>{s.set(e,t.value),s.save_changes()};return t.addEventListener("change",n),s.on(`change:${e}`,d),t.value=String(s.get(e)??""),()=>s.off(`change:${e}`,d)}function T(s,e,t){let d=!1,n=()=>{d||(d=!0,queueMicrotask(()=>{d=!1,t()}))};for(let a of e)s.on(`change:${a}`,n);return()=>e.forEach(a=>s.off(`change:${a}`,n))}function y(s){let e=i("span","dfdm-mark",s);return e.setAttribute("aria-hidden","true"),e}var M={waiting:"",doing:"\u2026",done:"\u2713",failed:"\u2715"},x=class{constructor(e,t){this.model=e;this.host=i("div","dfdm-sheet");this.what=i("div","dfdm-what");this.path=c("text");this.sealTo=c("text","age1\u2026");this.keyPath=c("text","my-key.pem");this.passphrase=c("password");this.again=c("password");this.choices=i("div","dfdm-choices");this.steps=i("ol","dfdm-steps");this.state=i("div","dfdm-state");this.members=i("div","");this.stops=[];this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.host.setAttribute("role","group"),this.host.setAttribute("aria-label","Sign and export"),this.state.setAttribute("role","status"),this.keyLine=f("Key file",this.keyPath,"The path of the file; the key itself stays in it."),this.passLine=f("Passphrase of the key",this.passphrase,"Sent once to open the key, and kept nowhere; empty for a key without one."),this.againLine=f("Once more",this.again,"For a key that is made now: without its passphrase nobody can open it.");let d=i("div","dfdm-line"),n=i("span","dfdm-label","Sign with");n.id=b(),this.choices.setAttribute("role","radiogroup"),this.choices.setAttribute("aria-labelledby",n.id),d.append(n,this.choices),this.go=u("Sign and export","Measure, judge, write and sign the bundle",()=>this.order(),"dfdm-button dfdm-main"),this.halt=u("Stop","Stop before anything is written",()=>e.send?.({do:"stop"})),this.check=u("Verify the file","Check digests and signature of the file",()=>e.send?.({do:"verify"}));let a=i("div","dfdm-buttons");a.append(this.go,this.halt,this.check),this.host.append(i("style","",k),i("div","dfdm-title","Sign and export"),this.what,f("File",this.path,"Written beside the notebook; a file of that name is replaced in one step."),d,this.keyLine,this.passLine,this.againLine,f("Seal to",this.sealTo,"Public sealing keys (age1\u2026) of the nodes that may open it, and your own; empty: whoever has the file can read it."),a,this.steps,this.state,this.members),t.append(this.host);for(let o of[this.passphrase,this.again])o.addEventListener("keydown",p=>p.key==="Enter"&&this.order());this.stops.push(g(e,"path",this.path),g(e,"key_path",this.keyPath),g(e,"seal_to",this.sealTo),T(e,["what","key","own_key","steps","busy","said","level","members"],()=>this.draw())),this.draw()}order(){if(!this.model.get("busy")){if(!this.againLine.hidden&&this.passphrase.value!==this.again.value){this.say("failed","The two passphrases differ: nothing was done.");return}for(let[e,t]of[["path",this.path],["key_path",this.keyPath],["seal_to",this.sealTo]])this.model.set(e,t.value);this.model.save_changes(),this.model.send?.({do:"export",passphrase:this.passphrase.value}),this.passphrase.value=this.again.value=""}}draw(){let{model:e}=this,t=!!e.get("busy"),d=e.get("own_key"),n=e.get("key");this.what.textContent=e.get("what");let a=[["own",d.exists?`your own key (${d.path})`:`your own key, made now (${d.path})`],["file","a key file"]],o=document.activeElement?.value,p=this.choices.contains(document.activeElement);this.choices.replaceChildren(...a.map(([r,l])=>{let h=i("label",""),m=i("input","");return m.type="radio",m.name=this.path.id,m.value=r,m.checked=r===n,m.addEventListener("change",()=>{e.set("key",r),e.save_changes()}),h.append(m,i("span","",l)),h})),p&&[...this.choices.querySelectorAll("input")].find(r=>r.value===o)?.focus(),this.keyLine.hidden=n!=="file",this.againLine.hidden=n!=="own"||d.exists,this.passLine.hidden=n==="own"&&d.exists&&!d.locked,this.go.disabled=this.check.disabled=t,this.halt.hidden=!t;let v=e.get("steps");this.steps.hidden=!v.length,this.steps.replaceChildren(...v.map(({words:r,state:l})=>{let h=i("li",`dfdm-${l}`);return l==="doing"&&h.setAttribute("aria-current","step"),h.append(y(M[l]??""),i("span","",r+(l==="failed"?": not done":""))),h})),this.say(e.get("level"),e.get("said"));let w=e.get("members");this.members.replaceChildren(...w.length?[H(w)]:[])}say(e,t){this.state.className=`dfdm-state dfdm-${e}`,this.state.setAttribute("role",e==="failed"?"alert":"status"),this.state.replaceChildren(...t?[y(M[e]??"i"),i("span","",t)]:[])}dispose(){this.passphrase.value=this.again.value="";for(let e of this.stops)e()}};function H(s){let e=i("table","");e.append(i("caption","",""));let t=e.createTHead().insertRow();for(let[n,a]of[["What is in it",""],["Bytes","dfdm-number"]]){let o=i("th",a,n);o.scope="col",t.append(o)}let d=e.createTBody();for(let{name:n,size:a}of s){let o=d.insertRow();o.insertCell().textContent=n;let p=o.insertCell();p.className="dfdm-number",p.textContent=a.toLocaleString("en")}return e}function S({model:s,el:e}){let t=new x(s,e);return()=>t.dispose()}var F={render:S};export{F as default,H as table};
