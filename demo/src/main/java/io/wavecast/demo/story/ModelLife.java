package io.wavecast.demo.story;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.demo.page.LiveError;
import io.wavecast.demo.story.LifeEvent.Kind;
import io.wavecast.trainer.drift.Successor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the topics tell about the models of one name: events, each kind once, and the errors of the version in force and of its challenger. One
 * thread reads the topics; any thread may read this, or wait for an event.
 */
public final class ModelLife {
    private static final double RISEN = 1.3;
    private static final double FALLEN = 0.67;
    private static final long WINDOW_MILLIS = 2_000; // over which errors are compared, and shown

    private final int horizon;
    private final List<LifeEvent> events = new ArrayList<>();
    private final ErrorBins inForce = new ErrorBins();
    private final ErrorBins challenger = new ErrorBins();
    private Optional<ModelVersion> champion = Optional.empty();
    private Optional<ModelVersion> challenging = Optional.empty();
    private Consumer<LifeEvent> listener = event -> {};
    private long startMillis;
    private long decidedMillis;
    private long newestMillis;
    private double usual = Double.NaN; // error before the new rhythm
    private double worst = Double.NaN; // error before the promotion

    /** @param horizon the horizon whose errors count */
    ModelLife(int horizon) {
        this.horizon = horizon;
    }

    /** @param told receives each event */
    synchronized void started(long millis, Consumer<LifeEvent> told) {
        startMillis = millis;
        listener = told;
    }

    /** Tells an event, unless one of its kind was told. */
    void tell(Kind kind, long millis, String text) {
        LifeEvent event;
        Consumer<LifeEvent> told;
        synchronized (this) {
            if (has(kind)) {
                return;
            }
            event = new LifeEvent(kind, (millis - startMillis) / 1e3, text);
            if (kind == Kind.RHYTHM) {
                usual = error(inForce, millis).rmse();
            } else if (kind == Kind.PROMOTED) {
                worst = error(inForce, millis).rmse();
            }
            events.add(event);
            told = listener;
            notifyAll();
        }
        told.accept(event);
    }

    private synchronized boolean has(Kind kind) {
        return events.stream().anyMatch(event -> event.kind() == kind);
    }

    /** The mean errors in the window before a time. */
    private static ErrorBins.Point error(ErrorBins bins, long millis) {
        return bins.between(millis - WINDOW_MILLIS, millis);
    }

    void requested(String why, long millis) {
        tell(Kind.REQUEST, millis, "A training is requested: " + why);
    }

    void decided(DecisionHistory history) {
        List<VersionDecision> decisions = history.newestFirst();
        for (int i = decisions.size() - 1; i >= 0; i--) {
            VersionDecision decision = decisions.get(i);
            if (isNew(decision)) {
                boolean first = i == decisions.size() - 1;
                tell(kind(decision, first), decision.decidedMillis(), text(history.name(), decision, first));
            }
        }
        synchronized (this) {
            champion = history.inForce();
        }
    }

    private synchronized boolean isNew(VersionDecision decision) {
        boolean newer = decision.decidedMillis() > decidedMillis;
        decidedMillis = Math.max(decidedMillis, decision.decidedMillis());
        return newer;
    }

    private static Kind kind(VersionDecision decision, boolean first) {
        if (first) {
            return Kind.FIRST_MODEL;
        }
        if (decision.by().equals(Successor.BY)) {
            return Kind.STEPPED_DOWN;
        }
        return decision.by().equals(Promotion.RULE.word()) ? Kind.PROMOTED : Kind.FORCED;
    }

    private static String text(String name, VersionDecision decision, boolean first) {
        String version = name + "@" + decision.version();
        if (first) {
            return version + " is the first model in force";
        }
        if (decision.by().equals(Successor.BY)) {
            return (decision.retires()
                            ? "The model in force steps down"
                            : version + " returns, since its successor steps down")
                    + ": " + decision.why();
        }
        return version
                + (decision.by().equals(Promotion.RULE.word()) ? " is promoted: " : " is forced in by hand: ")
                + decision.why();
    }

    /** @param writtenMillis timestamp of the record */
    void scored(ScoreSummary summary, long writtenMillis) {
        if (summary.horizon() != horizon) {
            return;
        }
        if (summary.status() == ForecastStatus.CHALLENGER) {
            synchronized (this) {
                challenger.add(summary, writtenMillis);
                challenging = Optional.of(summary.model());
                newestMillis = Math.max(newestMillis, writtenMillis);
            }
            tell(
                    Kind.CHALLENGER,
                    writtenMillis,
                    summary.model() + " steps beside the model in force, unseen, as its challenger");
        } else if (summary.status() == ForecastStatus.OK) {
            synchronized (this) {
                inForce.add(summary, writtenMillis);
                newestMillis = Math.max(newestMillis, writtenMillis);
                notifyAll();
            }
            compare();
        }
    }

    /** Tells that the error rose after the new rhythm, or fell after the promotion. */
    private void compare() {
        double now;
        long millis;
        synchronized (this) {
            millis = newestMillis;
            now = error(inForce, millis).rmse();
        }
        if (has(Kind.RHYTHM) && now > RISEN * usual) {
            tell(Kind.ERROR_ROSE, millis, "The error rises: " + times(now / usual) + " times what it was");
        }
        if (has(Kind.PROMOTED) && now < FALLEN * worst) {
            tell(Kind.ERROR_FELL, millis, "The error falls: " + times(now / worst) + " times what it was");
        }
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.1f", ratio);
    }

    /** Waits for an event. */
    synchronized void await(Kind kind) throws InterruptedException {
        while (!has(kind)) {
            wait();
        }
    }

    /** Waits until the version in force has so many bins of scores, counted from the beginning. */
    synchronized void awaitScores(int bins) throws InterruptedException {
        while (inForce.size() < bins) {
            wait();
        }
    }

    synchronized int scoredBins() {
        return inForce.size();
    }

    /** Whether all events were told. */
    public synchronized boolean isWhole() {
        return events.size() == Kind.values().length;
    }

    /** The events so far, in the order in which they were told. */
    public synchronized List<LifeEvent> events() {
        return List.copyOf(events);
    }

    /** The live errors over the last seconds, of the version in force and of a challenger. */
    public synchronized List<LiveError> liveErrors() {
        List<LiveError> errors = new ArrayList<>();
        champion.ifPresent(version -> errors.add(liveError("in force", version, inForce)));
        challenging
                .filter(version ->
                        Double.isFinite(error(challenger, newestMillis).rmse()))
                .ifPresent(version -> errors.add(liveError("challenger", version, challenger)));
        return errors;
    }

    private LiveError liveError(String role, ModelVersion version, ErrorBins bins) {
        ErrorBins.Point point = error(bins, newestMillis);
        return new LiveError(role, version.toString(), point.rmse(), point.naiveRmse());
    }

    /** The errors of the version in force over the run. */
    synchronized List<ErrorBins.Point> inForce() {
        return inForce.points();
    }

    /** The errors of challengers over the run. */
    synchronized List<ErrorBins.Point> challenger() {
        return challenger.points();
    }

    /** Seconds since the signal started. */
    synchronized double seconds(long millis) {
        return (millis - startMillis) / 1e3;
    }
}
