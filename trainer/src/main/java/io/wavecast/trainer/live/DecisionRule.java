package io.wavecast.trainer.live;

import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.versions.Library;
import java.util.List;
import java.util.OptionalLong;

/** A rule by which the {@link Decider} decides from live scores. It keeps nothing: the decider repeats the scores after each start. */
public interface DecisionRule {
    /**
     * Takes over which versions and decisions there are. Called at the start and after each change.
     *
     * @return from which timestamp of their records on scores are needed, in milliseconds; empty if none are
     */
    OptionalLong begin(Library library) throws InterruptedException;

    /** Drops all scores: they will be repeated. */
    void forget();

    /** Takes the scores of a series. */
    void accept(String series, ScoreSummary summary);

    /** What should be decided now. Called again until it is decided. */
    List<Proposal> proposals(long nowMillis);

    /** How far each open question is. */
    List<OpenTest> open();
}
