package io.wavecast.demo.faults;

import io.wavecast.signals.ForwardingSignal;
import io.wavecast.signals.Signal;

/** A signal with faults in one of its channels. Their size follows from the channel's own values before them. */
public final class FaultySignal extends ForwardingSignal {
    private final FaultPlan plan;

    public FaultySignal(Signal signal, FaultPlan plan) {
        super(signal);
        this.plan = plan;
    }

    @Override
    public Playback open() {
        return new FaultyPlayback(signal.open(), plan);
    }
}
