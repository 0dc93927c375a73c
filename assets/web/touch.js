"use strict";

// One finger is the mouse. Two are the wheel: further apart they come nearer.
(() => {
	let at = null, apart = 0;

	const send = (canvas, type, touch, more) => canvas.dispatchEvent(new (type === "wheel" ? WheelEvent : MouseEvent)(type, {
		bubbles: true, cancelable: true, view: window, clientX: touch.clientX, clientY: touch.clientY, button: 0, buttons: type === "mouseup" ? 0 : 1, ...more,
	}));
	const between = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
	const middle = ([a, b]) => ({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 });

	const heard = (event) => {
		const canvas = event.target;
		if (!(canvas instanceof HTMLCanvasElement)) return;
		event.preventDefault();
		event.stopPropagation(); // the program takes what follows from it
		const fingers = event.touches;
		if (fingers.length === 2) {
			if (at) { send(canvas, "mouseup", at); at = null; }
			const now = between(fingers);
			if (event.type === "touchmove" && apart) send(canvas, "wheel", middle(fingers), { deltaY: 2 * (apart - now) });
			apart = now;
			return;
		}
		if (fingers.length === 1 && event.type === "touchstart") {
			at = fingers[0];
			send(canvas, "mousemove", at, { buttons: 0 });
			send(canvas, "mousedown", at);
		} else if (fingers.length === 1 && event.type === "touchmove" && at) {
			at = fingers[0];
			send(canvas, "mousemove", at);
		} else if (fingers.length === 0) {
			if (at) send(canvas, "mouseup", at);
			at = null;
		}
		apart = 0;
	};
	for (const type of ["touchstart", "touchmove", "touchend", "touchcancel"]) window.addEventListener(type, heard, { capture: true, passive: false });
})();
