import { useCallback, useEffect, useRef } from 'react';

/** A stylesheet for as long as a component is drawn, written by what it returns: it marks what others draw, and draws nothing again. */
export function useSheet(): (rules: string) => void {
  const sheet = useRef<CSSStyleSheet>(undefined);
  useEffect(() => {
    const own = new CSSStyleSheet();
    sheet.current = own;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, own];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== own);
    };
  }, []);
  return useCallback((rules) => sheet.current?.replaceSync(rules), []);
}
