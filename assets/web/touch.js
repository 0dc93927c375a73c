"use strict";

// One finger is the mouse. Two turn what is seen, with the middle button, and are the wheel:
// further apart they come nearer.
(() => {
	// A first finger is the mouse only once it has moved, has lain for a while or was lifted:
	// until then a second one may follow, and what lies under the first was not meant.
	const wait = 80, slack = 6; // milliseconds, CSS pixels
	let first = null, pressed = false, timer = 0; // the one finger
	let apart = 0, pair = null; // two: how far apart, and their middle

	const send = (canvas, type, at, more) => canvas.dispatchEvent(new (type === "wheel" ? WheelEvent : MouseEvent)(type, {
		bubbles: true, cancelable: true, view: window, clientX: at.clientX, clientY: at.clientY, button: 0, buttons: type === "mouseup" ? 0 : 1, ...more,
	}));
	const between = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
	const middle = ([a, b]) => ({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 });

	const press = (canvas) => {
		clearTimeout(timer);
		if (!first || pressed) return;
		pressed = true;
		send(canvas, "mousemove", first, { buttons: 0 });
		send(canvas, "mousedown", first);
	};
	const lift = (canvas) => {
		clearTimeout(timer);
		if (first && pressed) send(canvas, "mouseup", first);
		first = null;
		pressed = false;
	};
	const part = (canvas) => {
		if (pair) send(canvas, "mouseup", pair, { button: 1 });
		pair = null;
		apart = 0;
	};

	const heard = (event) => {
		const canvas = event.target;
		if (!(canvas instanceof HTMLCanvasElement)) return;
		event.preventDefault();
		event.stopPropagation(); // the program takes what follows from it
		const fingers = event.touches;
		if (fingers.length === 2) {
			lift(canvas);
			const now = between(...fingers);
			if (!pair) {
				pair = middle(fingers);
				send(canvas, "mousemove", pair, { buttons: 0 });
				send(canvas, "mousedown", pair, { button: 1, buttons: 4 });
			} else if (event.type === "touchmove") {
				pair = middle(fingers);
				send(canvas, "mousemove", pair, { buttons: 4 });
				if (now !== apart) send(canvas, "wheel", pair, { buttons: 4, deltaY: 2 * (apart - now) });
			}
			apart = now;
			return;
		}
		part(canvas);
		if (fingers.length === 1 && event.type === "touchstart") {
			first = fingers[0];
			timer = setTimeout(press, wait, canvas);
		} else if (fingers.length === 1 && event.type === "touchmove" && first) {
			if (!pressed && between(first, fingers[0]) <= slack) return;
			press(canvas);
			first = fingers[0];
			send(canvas, "mousemove", first);
		} else if (fingers.length === 0) {
			if (event.type === "touchend") press(canvas);
			lift(canvas);
		}
	};
	for (const type of ["touchstart", "touchmove", "touchend", "touchcancel"]) window.addEventListener(type, heard, { capture: true, passive: false });
})();
