package io.wavecast.demo.faults;

import io.wavecast.signals.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A signal with faults in one of its channels. Their size follows from the channel's own values before them. */
public final class FaultySignal implements Signal {
    private final Signal signal;
    private final FaultPlan plan;

    public FaultySignal(Signal signal, FaultPlan plan) {
        this.signal = signal;
        this.plan = plan;
    }

    @Override
    public String name() {
        return signal.name();
    }

    @Override
    public List<String> channels() {
        return signal.channels();
    }

    @Override
    public boolean labelsBeginWithType() {
        return signal.labelsBeginWithType();
    }

    @Override
    public OptionalDouble rate(int channel) {
        return signal.rate(channel);
    }

    @Override
    public Optional<Instant> start() {
        return signal.start();
    }

    @Override
    public OptionalLong lengthMicros() {
        return signal.lengthMicros();
    }

    @Override
    public Playback open() {
        return new FaultyPlayback(signal.open(), plan);
    }
}
