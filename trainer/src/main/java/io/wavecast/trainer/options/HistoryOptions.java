package io.wavecast.trainer.options;

import io.wavecast.cli.ArrangementOptions;
import io.wavecast.cli.Problems;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select the samples to learn from. */
public final class HistoryOptions {
    @Option(
            names = OptionNames.SINCE,
            paramLabel = "ISO",
            description = "event time of the first sample, such as 2026-05-31T00:00:00Z")
    private @Nullable Instant since;

    @Option(names = OptionNames.UNTIL, paramLabel = "ISO", description = "event time of the last sample")
    private @Nullable Instant until;

    @Option(
            names = OptionNames.MAX_SAMPLES,
            description = "learn from this many in all; of more, blocks spread evenly over series and time",
            defaultValue = "2000000")
    private int maxSamples;

    @Option(
            names = OptionNames.MAX_GAP,
            paramLabel = "N",
            description = "missing samples in a row that are filled in; a longer gap divides a series",
            defaultValue = "10")
    private int maxGap;

    @Mixin
    private ArrangementOptions arrangement;

    /** The settings; invalid values become problems. */
    public HistorySettings settings(Problems problems) {
        int fills = arrangement.maxGap(problems, maxGap);
        return new HistorySettings(
                sinceMicros().orElse(Long.MIN_VALUE),
                untilMicros().orElse(Long.MAX_VALUE),
                maxSamples,
                fills,
                arrangement.withRate(problems, fills));
    }

    /** Empty unless given. */
    public OptionalLong sinceMicros() {
        return micros(since);
    }

    /** Empty unless given. */
    public OptionalLong untilMicros() {
        return micros(until);
    }

    private static OptionalLong micros(@Nullable Instant instant) {
        return instant == null
                ? OptionalLong.empty()
                : OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }
}
