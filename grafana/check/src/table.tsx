// Draws the rows of a frame, formatted by Grafana's display processors. A stand-in for Grafana's table, which needs parts that are not published.
import React from 'react';
import { formattedValueToString, type DataFrame, type GrafanaTheme2 } from '@grafana/data';

export function PlainTable({ frame, height, theme }: { frame: DataFrame; height: number; theme: GrafanaTheme2 }) {
  const fields = frame.fields.filter((field) => !field.config.custom?.hidden);
  const cell: React.CSSProperties = { padding: '6px 8px', borderBottom: `1px solid ${theme.colors.border.weak}`, textAlign: 'left' };
  const rows = Array.from({ length: frame.length }, (_, i) => i);
  return (
    <div style={{ height, overflow: 'hidden' }}>
      <table style={{ width: '100%', borderCollapse: 'collapse', fontSize: 13 }}>
        <thead>
          <tr>{fields.map((field) => <th key={field.name} style={{ ...cell, color: theme.colors.primary.text }}>{field.config.displayName ?? field.name}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>{fields.map((field) => <td key={field.name} style={cell}>{formattedValueToString(field.display!(field.values[row]))}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
