import { useEffect } from 'react';
import { create } from 'zustand';

interface Toast {
  text: string | null;
  say: (text: string | null) => void;
}

const SAID_FOR_MS = 2_500;

export const useToast = create<Toast>()((set) => ({ text: null, say: (text) => set({ text }) }));

/** One short line for what has just been done; read out, and gone by itself. */
export function ToastLine() {
  const { text, say } = useToast();
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => say(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [text, say]);
  return (
    <span className={text ? 'toast shown' : 'toast'} role="status">
      {text}
    </span>
  );
}
