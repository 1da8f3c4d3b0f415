import { useEffect, useState } from 'react';
import { Said } from '../kit/said.tsx';

/** An image of the workspace. It is drawn as an image and as nothing else: what an SVG says it may do is not done. */
export function ImageShown(props: { readonly path: string; readonly bytes: Uint8Array; readonly mime: string }) {
  const { path, bytes, mime } = props;
  const [url, setUrl] = useState<string>();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: mime }));
    setUrl(made);
    setBroken(false);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mime]);
  if (broken) return <Said>The image is broken, so it cannot be drawn. It can be downloaded.</Said>;
  if (url === undefined) return null;
  return (
    <div className="grid place-items-center border-line border-y bg-sunken p-3">
      <img src={url} alt={path} className="max-h-[56dvh] max-w-full" onError={() => setBroken(true)} />
    </div>
  );
}
