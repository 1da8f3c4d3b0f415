import { Contrast } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../kit/icon-button.tsx';
import { type Theme, useLayout } from '../state/layout.ts';

const next: Readonly<Record<Theme, Theme>> = { system: 'dark', dark: 'light', light: 'system' };
const words: Readonly<Record<Theme, string>> = { system: 'as the system', dark: 'dark', light: 'light' };

/** Goes through the themes: as the system, dark, light. */
export function ThemeButton() {
  const theme = useLayout((state) => state.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <IconButton label={`Theme: ${words[theme]}`} onClick={() => useLayout.setState({ theme: next[theme] })}>
      <Contrast aria-hidden="true" size={15} className="[&_path]:fill-current" />
    </IconButton>
  );
}
