package io.wavecast.signals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A signal that is like another one but for its samples, or for some of what it tells. */
public abstract class ForwardingSignal implements Signal {
    protected final Signal signal;

    protected ForwardingSignal(Signal signal) {
        this.signal = signal;
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
    public Map<String, String> unreadableChannels() {
        return signal.unreadableChannels();
    }

    @Override
    public List<String> warnings() {
        return signal.warnings();
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
    public boolean sampledTogether(int[] some) {
        return signal.sampledTogether(some);
    }

    @Override
    public Optional<Instant> start() {
        return signal.start();
    }

    @Override
    public OptionalLong lengthMicros() {
        return signal.lengthMicros();
    }
}
