import { type MouseEvent, type PointerEvent, useRef } from 'react';

const longEnough = 500;

/** Two answers from one control: to a click, and to a right click or a finger that stays. */
export function usePress(onPress: () => void, onLongPress: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const answered = useRef(false);
  const stop = () => clearTimeout(timer.current);
  const answer = () => {
    stop();
    // a finger that stays is a right click too in some browsers, and ends as a click in others
    if (!answered.current) onLongPress();
    answered.current = true;
  };
  return {
    onPointerDown({ pointerType }: PointerEvent) {
      answered.current = false;
      if (pointerType === 'touch') timer.current = setTimeout(answer, longEnough);
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu(event: MouseEvent) {
      event.preventDefault();
      answer();
    },
    onClick({ detail }: MouseEvent) {
      // a click without a pointer comes from the keyboard
      if (detail === 0 || !answered.current) onPress();
    },
  };
}
