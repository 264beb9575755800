import { Button, Checkbox, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useRegimes, useWorkspace } from '../../api/queries';
import type { Regime } from '../../api/types';
import { titleOf } from '../../format/title';
import { useLang, useView } from '../../state/view';
import { Icon } from '../../ui/Icon';

/** Which law, on which day; and a second one to compare with. */
export function RegimeSection() {
  const { t } = useTranslation();
  const workspace = useWorkspace().data;
  const regime = useView((v) => v.regime);
  const asOf = useView((v) => v.asOf);
  const withRegime = useView((v) => v.withRegime);
  const withAsOf = useView((v) => v.withAsOf);
  const set = useView((v) => v.set);
  const regimes = useRegimes().data?.regimes;
  if (!workspace) return null;
  const dayOf = (id: string | null) => regimes?.find((r) => r.id === id)?.asOf;
  const chosen = regime ?? workspace.regime;
  return (
    <div className="section">
      <div className="regime-row">
        <RegimeSelect
          label={t('permits.regime')}
          value={chosen}
          onChange={(id) => set({ regime: id === workspace.regime ? null : id, asOf: null })}
        />
        <DayField
          label={t('permits.asOf')}
          value={asOf ?? dayOf(regime) ?? workspace.asOf}
          onChange={(day) => set({ asOf: day === workspace.asOf && regime === null ? null : day })}
        />
      </div>
      <Checkbox
        className="check"
        isSelected={withRegime !== null}
        onChange={(on) => set({ withRegime: on ? chosen : null, withAsOf: null })}
      >
        <span className="check-box" aria-hidden="true">
          <Icon name="check" size={12} />
        </span>
        {t('compareLaw.with')}
      </Checkbox>
      {withRegime === null ? null : (
        <div className="regime-row">
          <RegimeSelect
            label={t('compareLaw.regime')}
            value={withRegime}
            onChange={(id) => set({ withRegime: id, withAsOf: null })}
          />
          <DayField
            label={t('compareLaw.asOf')}
            value={withAsOf ?? dayOf(withRegime) ?? workspace.asOf}
            onChange={(day) => set({ withAsOf: day })}
          />
        </div>
      )}
      <p className="micro">
        {workspace.rulePacks.map((pack) => `${pack.id} ${pack.version}`).join(', ')} · {t('permits.notAdvice')}
      </p>
    </div>
  );
}

interface RegimeSelectProps {
  label: string;
  value: string;
  onChange: (id: string) => void;
}

function RegimeSelect({ label, value, onChange }: RegimeSelectProps) {
  const lang = useLang();
  const regimes: Pick<Regime, 'id' | 'title' | 'titleZh'>[] = useRegimes().data?.regimes ?? [
    { id: value, title: value, titleZh: null },
  ];
  return (
    <Select className="field" value={value} onChange={(id) => id !== null && onChange(String(id))}>
      <Label>{label}</Label>
      <Button className="select-button">
        <SelectValue />
        <Icon name="chevron" size={13} />
      </Button>
      <Popover className="popover">
        <ListBox className="menu" items={regimes}>
          {(r) => (
            <ListBoxItem id={r.id} className="menu-item" textValue={titleOf(r, lang)}>
              {titleOf(r, lang)}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

/** The browser's own date field: it knows the reader's calendar and needs no library. */
const DayField = ({ label, value, onChange }: DayFieldProps) => (
  <label className="field day">
    <span className="field-label">{label}</span>
    <input type="date" value={value} onChange={(event) => event.target.value && onChange(event.target.value)} />
  </label>
);
