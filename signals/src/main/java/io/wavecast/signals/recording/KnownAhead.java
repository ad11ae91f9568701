package io.wavecast.signals.recording;

import io.wavecast.signals.ForwardingSignal;
import io.wavecast.signals.SamplingRates;
import io.wavecast.signals.Signal;
import java.util.List;

/**
 * A signal of which some channels are known ahead: each sample has the values that these channels take some steps later, as a sender
 * of set points or of weather forecasts would send them.
 */
final class KnownAhead extends ForwardingSignal {
    private final List<Lead> leads;
    private final double periodMicros;

    private KnownAhead(Signal signal, List<Lead> leads, double periodMicros) {
        super(signal);
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
    public Playback open() {
        return new AheadPlayback(signal.open(), signal.channels().size(), leads, periodMicros);
    }
}
