package io.wavecast.streams.forecast;

import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.forecast.ObservationResult.Rejected;
import io.wavecast.streams.forecast.ObservationResult.Restart;
import io.wavecast.streams.series.ChallengerState;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.Strays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an observation continues its series. An observation that does not is refused, unless it ends a run of
 * {@value #RUN} refused observations that fit each other: then the series itself has changed, and must begin anew.
 *
 * <p>An older observation belongs to such a run only if the series cannot have had it already: if its time lies in the last jump of the
 * series' times, or further back than {@code maxAhead} and the ring reach. So records that are sent again begin no new series.
 */
final class ObservationAdmission {
    /** Number of consecutive refused observations that begin the series anew. */
    static final int RUN = 10;

    private final long maxAheadMicros;

    ObservationAdmission(long maxAheadMicros) {
        this.maxAheadMicros = maxAheadMicros;
    }

    /** The reason to refuse the observation; null if there is none, since an Optional per record would cost more than the checks. */
    @Nullable
    RejectionReason reason(SeriesState state, Observation observation) {
        if (observation.channels() != state.channels()) {
            return RejectionReason.CHANNEL_COUNT;
        }
        if (state.observations() == 0 || observation.timeMicros() > state.lastMicros()) {
            return null;
        }
        return observation.timeMicros() == state.lastMicros()
                ? RejectionReason.DUPLICATE
                : RejectionReason.OUT_OF_ORDER;
    }

    /** The reason to refuse an observation whose series has its samples arranged; null if there is none. */
    static @Nullable RejectionReason reason(SeriesState state, Observation observation, Arrangement how) {
        if (observation.channels() != state.channels()) {
            return RejectionReason.CHANNEL_COUNT;
        }
        return switch (Objects.requireNonNull(state.sections().arranged()).admission(observation.timeMicros(), how)) {
            case ADMITTED -> null;
            case DUPLICATE -> RejectionReason.DUPLICATE;
            case LATE -> RejectionReason.OUT_OF_ORDER;
        };
    }

    /**
     * Refuses an observation, and counts it; or ends its run.
     *
     * @param setBack whether a run of older observations means that the sender's clock was set back, whatever their times
     */
    ObservationResult refuse(SeriesState state, Observation observation, RejectionReason reason, boolean setBack) {
        String message = message(state, observation, reason);
        if (reason == RejectionReason.DUPLICATE
                || (reason == RejectionReason.OUT_OF_ORDER && !setBack && !isNew(state, observation.timeMicros()))) {
            return new Rejected(reason, message, state.forgetStrays());
        }
        Strays run = state.stray(observation.channels(), observation.timeMicros());
        if (run.count() < RUN) {
            return new Rejected(reason, message, true);
        }
        List<ScoreSummary> summaries = state.takeFinishedScores(Long.MAX_VALUE);
        ChallengerState challenger = state.sections().challenger();
        if (challenger != null) {
            summaries = ChallengerStep.withFinished(challenger.own(), Long.MAX_VALUE, summaries);
        }
        return new Restart(
                reason,
                "the series begins anew after " + RUN + " such observations in a row: " + message,
                state.pending().size(),
                summaries);
    }

    /** Whether the series cannot have had an older observation with this time. */
    private boolean isNew(SeriesState state, long micros) {
        long reach = Math.max(
                maxAheadMicros, state.times().periodMicros() * state.ring().capacity());
        return state.times().isInJump(micros) || state.lastMicros() - micros > reach;
    }

    private static String message(SeriesState state, Observation observation, RejectionReason reason) {
        ArrangedSeries arranged = state.sections().arranged();
        long newest = arranged == null ? state.lastMicros() : arranged.passedMicros();
        return reason == RejectionReason.CHANNEL_COUNT
                ? "expected " + state.channels() + " channels, as in the first observation of the series, was "
                        + observation.channels()
                : "expected an event time after that of the newest observation, " + newest + " us, was "
                        + observation.timeMicros() + " us";
    }
}
