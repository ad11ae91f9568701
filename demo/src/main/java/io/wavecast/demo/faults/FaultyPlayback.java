package io.wavecast.demo.faults;

import io.wavecast.signals.Signal;

/** One pass over a signal, whose values it changes where a fault is planted. */
final class FaultyPlayback implements Signal.Playback {
    private static final double SPIKE = 15; // standard deviations
    private static final double SHIFT = 20;

    private final Signal.Playback playback;
    private final FaultPlan plan;
    private long before = Long.MIN_VALUE; // time of the sample before
    private double last = Double.NaN; // the value before the fault, which a stuck sensor repeats
    // Of the values without faults (Welford 1962).
    private long count;
    private double mean;
    private double squares;

    FaultyPlayback(Signal.Playback playback, FaultPlan plan) {
        this.playback = playback;
        this.plan = plan;
    }

    @Override
    public boolean next(double[] values) {
        if (!playback.next(values)) {
            return false;
        }
        long micros = playback.offsetMicros();
        int channel = plan.channel();
        double value = values[channel];
        learn(value);
        values[channel] = faulty(micros, value);
        before = micros;
        return true;
    }

    private double faulty(long micros, double value) {
        for (Fault fault : plan.faults()) {
            if (fault.contains(micros, before)) {
                return switch (fault.kind()) {
                    case SPIKE -> value + SPIKE * deviation();
                    case SHIFT -> value + SHIFT * deviation();
                    case STUCK -> last;
                    case SILENCE -> Double.NaN; // the producer leaves the sample out
                };
            }
        }
        last = value;
        return value;
    }

    private void learn(double value) {
        count++;
        double distance = value - mean;
        mean += distance / count;
        squares += distance * (value - mean);
    }

    private double deviation() {
        return Math.sqrt(squares / count);
    }

    @Override
    public long offsetMicros() {
        return playback.offsetMicros();
    }

    @Override
    public void close() {
        playback.close();
    }
}
