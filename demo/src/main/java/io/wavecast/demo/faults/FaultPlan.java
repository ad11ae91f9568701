package io.wavecast.demo.faults;

import io.wavecast.cli.Problems;
import io.wavecast.signals.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which faults are planted, when, and where: one of each kind, in the last channel. They come after the second training of the demonstration has begun,
 * so that no model learns them.
 *
 * @param faults in order of time
 * @param channel index of the channel
 */
public record FaultPlan(List<Fault> faults, int channel) {
    /** The option of the command. */
    public static final String OPTION = "--faults";

    private static final Duration SHORTEST = Duration.ofSeconds(60);
    private static final double SLOWEST =
            50; // samples per second; the detector needs 100 samples from one beginning to the next
    private static final double FIRST = 0.52; // of the run; the second training begins by half of it
    private static final long FIRST_WITHOUT_LIMIT = 75 * FaultKind.SECOND;
    private static final long[] STARTS = {0, 4, 11, 17}; // seconds from the first one

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /**
     * The plan for a signal.
     *
     * @param limit of the run; empty for a run until Ctrl-C
     */
    public static FaultPlan of(Signal signal, Optional<Duration> limit) {
        long first = limit.map(length -> Math.round(FIRST * length.toMillis()) * 1_000)
                .orElse(FIRST_WITHOUT_LIMIT);
        FaultKind[] kinds = FaultKind.values();
        return new FaultPlan(
                IntStream.range(0, kinds.length)
                        .mapToObj(i -> Fault.at(kinds[i], first + STARTS[i] * FaultKind.SECOND))
                        .toList(),
                signal.channels().size() - 1);
    }

    /**
     * Adds a problem for what a plan cannot be made for.
     *
     * @param recording whether the signal is a recording
     * @param speed of the replay
     */
    public static void check(
            Problems problems, Signal signal, boolean recording, double speed, Optional<Duration> limit) {
        problems.when(recording, OPTION, "needs a generated signal, was a recording");
        problems.when(speed != 1, OPTION, "needs --speed 1, since a silence is told by the clock, was " + speed);
        double rate = signal.rate(0).orElse(0);
        problems.when(
                !recording && rate < SLOWEST, OPTION, "needs 50 samples per second or more (--rate), was " + rate);
        limit.filter(length -> length.compareTo(SHORTEST) < 0)
                .ifPresent(length -> problems.add(OPTION, "needs --for 60s or more, was " + length.toSeconds() + "s"));
    }
}
