package io.wavecast.signals.recording;

import io.wavecast.signals.SamplingRates;
import io.wavecast.signals.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A signal of which some channels are known ahead: each sample has the values that these channels take some steps later, as a sender
 * of set points or of weather forecasts would send them.
 */
final class KnownAhead implements Signal {
    private final Signal signal;
    private final List<Lead> leads;
    private final double periodMicros;

    private KnownAhead(Signal signal, List<Lead> leads, double periodMicros) {
        this.signal = signal;
        this.leads = leads;
        this.periodMicros = periodMicros;
    }

    /**
     * Moves channels of a signal.
     *
     * @param leads such as {@code temperature=24} or {@code 3=24}
     * @throws IllegalArgumentException if one of them is malformed, names no channel, or names one that another one names, too, or if the
     *     channels are not sampled together
     */
    static Signal of(Signal signal, List<String> leads) {
        SamplingRates.requireOne(signal);
        List<Lead> read =
                leads.stream().map(text -> Lead.of(text, signal.channels())).toList();
        if (read.stream().map(Lead::channel).distinct().count() < read.size()) {
            throw new IllegalArgumentException(
                    "expected one number of steps for each channel, was " + String.join(",", leads));
        }
        return new KnownAhead(signal, read, SamplePeriod.micros(signal));
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
    public Optional<Instant> start() {
        return signal.start();
    }

    @Override
    public OptionalLong lengthMicros() {
        return signal.lengthMicros();
    }

    @Override
    public Playback open() {
        return new AheadPlayback(signal.open(), signal.channels().size(), leads, periodMicros);
    }
}
