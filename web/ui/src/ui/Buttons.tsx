import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';

interface IconButtonProps {
  label: string;
  onPress: () => void;
  children: ReactNode;
  isDisabled?: boolean;
}

/** A button without words: its name is spoken, and shown on hover and focus. */
export const IconButton = ({ label, onPress, children, isDisabled = false }: IconButtonProps) => (
  <TooltipTrigger delay={500}>
    <Button className="icon-button" aria-label={label} onPress={onPress} isDisabled={isDisabled}>
      {children}
    </Button>
    <Tooltip className="tip" offset={6}>
      {label}
    </Tooltip>
  </TooltipTrigger>
);
