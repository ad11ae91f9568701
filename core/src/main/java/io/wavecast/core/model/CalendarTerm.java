package io.wavecast.core.model;

import io.wavecast.core.rnn.Matrix;
import org.jspecify.annotations.Nullable;

/** Adds what a model knows of a time to its network's outputs. Not thread-safe, since it owns scratch space. */
final class CalendarTerm {
    private final Calendar calendar;
    private final Matrix weights; // (outputs, known)
    private final LocalClock clock;
    private final long period; // in microseconds
    private final float[] known; // (known)

    private CalendarTerm(Calendar calendar, Matrix weights, long period) {
        this.calendar = calendar;
        this.clock = calendar.clock();
        this.weights = weights;
        this.period = period;
        this.known = new float[calendar.inputs()];
    }

    /** That of a model; null if it knows nothing of times. */
    static @Nullable CalendarTerm of(Model model) {
        ModelSpec spec = model.spec();
        return spec.calendar().isEmpty()
                ? null
                : new CalendarTerm(
                        spec.calendar().get(), model.weights().known().orElseThrow(), spec.periodMicros());
    }

    /**
     * Adds {@code W · known}.
     *
     * @param out (outputs) of the network after a sample
     * @param timeMicros of the newest true sample
     * @param steps from there to the sample, which a closed loop forecast; 0 for the true one
     * @throws IllegalStateException if the time is unknown
     */
    void addTo(float[] out, long timeMicros, int steps) {
        if (timeMicros == Calendar.UNKNOWN_TIME) {
            throw new IllegalStateException(
                    "expected the time of the newest sample, since the model knows " + calendar.words() + ", was none");
        }
        calendar.read(clock.local(timeMicros + steps * period), known);
        weights.timesInto(known, out);
    }
}
