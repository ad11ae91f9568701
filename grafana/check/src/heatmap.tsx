// Draws buckets over time. A stand-in for Grafana's heatmap, which is part of its application and not published.
import React, { useEffect, useRef } from 'react';
import type { DataFrame, GrafanaTheme2 } from '@grafana/data';

const LEFT = 52, BOTTOM = 22;

export function Heatmap({ frames, width, height, theme, since, until }: {
  frames: DataFrame[]; width: number; height: number; theme: GrafanaTheme2; since: number; until: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    const buckets = frames
      .map((frame) => ({ limit: Number(frame.fields[1].labels!.le), times: frame.fields[0].values, sums: frame.fields[1].values }))
      .filter((one) => Number.isFinite(one.limit))
      .sort((a, b) => a.limit - b.limit);
    const counts = buckets.map((one, b) => one.sums.map((sum: number, t: number) => sum - (b ? buckets[b - 1].sums[t] ?? 0 : 0)));
    const most = Math.max(1e-9, ...counts.flat().filter(Number.isFinite));
    const rows = (height - BOTTOM) / buckets.length;
    const x = (time: number) => LEFT + ((time - since) / (until - since)) * (width - LEFT);
    context.clearRect(0, 0, width, height);
    context.font = '12px sans-serif';
    buckets.forEach((one, b) => {
      const y = height - BOTTOM - (b + 1) * rows;
      one.times.forEach((time: number, t: number) => {
        const share = Math.sqrt(Math.max(0, counts[b][t]) / most);
        if (share > 0) {
          context.fillStyle = `rgba(230, 120, 20, ${share})`;
          const next = one.times[t + 1] ?? time + (one.times[1] - one.times[0]);
          context.fillRect(x(time), y + 1, Math.max(1, x(next) - x(time) - 1), rows - 2);
        }
      });
      context.fillStyle = theme.colors.text.secondary;
      context.fillText(one.limit >= 1 ? `${one.limit} s` : `${one.limit * 1000} ms`, 2, y + rows / 2 + 4);
    });
    for (let i = 1; i < 6; i++) {
      const time = since + ((until - since) * i) / 6;
      context.fillText(new Date(time).toISOString().slice(11, 19), x(time) - 24, height - 6);
    }
  }, [frames, width, height]);
  return <canvas ref={canvas} width={width} height={height} />;
}
