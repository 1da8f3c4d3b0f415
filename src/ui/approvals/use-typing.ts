import { useEffect } from 'react';
import { takesText } from '../takes-text.ts';
import { typingFor, useMoment } from './stage.ts';

/** Watches whether somebody types in the page, and says so to the stage. Text fields of a dialog do not count. */
export function useTyping(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const set = (typing: boolean) => {
      clearTimeout(timer);
      if (useMoment.getState().typing !== typing) useMoment.setState({ typing });
      if (typing) timer = setTimeout(() => set(false), typingFor);
    };
    const onType = ({ target }: Event) => {
      if (takesText(target) && target.closest('dialog') === null) set(true);
    };
    // heard when the focus has arrived elsewhere, so that the bar is still there for Tab to reach
    const onFocus = ({ target }: Event) => {
      if (!takesText(target)) set(false);
    };
    document.addEventListener('keydown', onType, { capture: true });
    document.addEventListener('input', onType, { capture: true });
    document.addEventListener('focusin', onFocus);
    return () => {
      set(false);
      document.removeEventListener('keydown', onType, { capture: true });
      document.removeEventListener('input', onType, { capture: true });
      document.removeEventListener('focusin', onFocus);
    };
  }, []);
}
