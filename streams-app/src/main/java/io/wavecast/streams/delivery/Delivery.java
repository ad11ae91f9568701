package io.wavecast.streams.delivery;

import io.wavecast.cli.AheadTimes;
import io.wavecast.cli.ArrangementOptions;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.streams.registry.ModelListener;
import io.wavecast.streams.series.VisibleTimes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the forecasts of one instance reach readers: when they became visible, how long that takes, and whether near targets need commits
 * beyond those of Kafka Streams. Any thread may use it.
 */
public final class Delivery implements ModelListener {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    /** Commits remembered per thread: 100 s at the default interval, 10 s with the shortest gaps. */
    private static final int REMEMBERED_COMMITS = 1_024;

    /** Answers remembered per thread, in half a mebibyte. An answer comes after at most some thousand further forecasts. */
    private static final int REMEMBERED_ANSWERS = 1 << 16;

    private final Map<Thread, BatchTimes> byThread = new ConcurrentHashMap<>();
    private final Map<Thread, CommitPace> paces = new ConcurrentHashMap<>();
    private final DeliverySettings settings;
    private final boolean tracked;
    private final RecentDelays delays = new RecentDelays();
    private final NearestTarget targets = new NearestTarget();
    private volatile boolean fast;

    public Delivery(DeliverySettings settings) {
        this(settings, true);
    }

    private Delivery(DeliverySettings settings, boolean tracked) {
        this.settings = settings;
        this.tracked = tracked;
    }

    /** For a topology whose producers are not watched: its forecasts count as visible when they were computed. */
    public static Delivery untracked() {
        return new Delivery(new DeliverySettings("throughput", true, false, 100_000, 0), false);
    }

    public DeliverySettings settings() {
        return settings;
    }

    /** What to expect of the time at which forecasts become visible, for the log at the start. */
    public String sentence() {
        return "forecasts are visible within " + AheadTimes.text(settings.limitMicros(fast))
                + " of their observation's arrival ("
                + (settings.exactlyOnce()
                        ? "a commit every " + AheadTimes.text(settings.commitMicros())
                        : "with the broker's answer")
                + (settings.waitMicros() > 0
                        ? "; an observation waits for " + AheadTimes.text(settings.waitMicros()) + " by "
                                + ArrangementOptions.LATENESS
                        : "")
                + "), so a nearer target is not on time"
                + (settings.mayCommitFast()
                        ? "; profile auto: a commit follows each observation while a model in force has a nearer target"
                        : "");
    }

    /** The times of the calling thread's batches. */
    public BatchTimes ofThisThread() {
        return byThread.computeIfAbsent(
                Thread.currentThread(),
                thread -> new BatchTimes(
                        settings.exactlyOnce() ? REMEMBERED_COMMITS : REMEMBERED_ANSWERS, Delivery::nowMicros));
    }

    /** The times of the calling thread's batches, for those who read them only. */
    public VisibleTimes visibleTimes() {
        return tracked ? ofThisThread() : VisibleTimes.UNTRACKED;
    }

    /** The pace of the calling thread's commits. */
    public CommitPace paceOfThisThread() {
        return paces.computeIfAbsent(Thread.currentThread(), thread -> new CommitPace(visibleTimes()));
    }

    /** Whether the targets of models in force need a commit as soon as a forecast was made. */
    public boolean commitsFast() {
        return fast;
    }

    /** A forecast became visible this long after its observation arrived. */
    public void measured(long delayMicros) {
        delays.add(delayMicros);
    }

    /** The median of the time from arrival to visible; empty before enough forecasts were measured. */
    public OptionalLong medianMicros() {
        return delays.medianMicros();
    }

    /** The median of the time from arrival to visible or, before enough forecasts were measured, its expected limit. */
    public long expectedMicros() {
        return medianMicros().orElse(settings.limitMicros(fast));
    }

    @Override
    public void modelSwapped(Model model, int inForce) {
        synchronized (targets) {
            targets.add(model);
            choose();
        }
        HorizonAdvice.of(model.spec(), medianMicros(), settings.limitMicros(fast), settings.couldBeFaster())
                .ifPresent(sentence -> log.atInfo()
                        .addKeyValue("model", model.version())
                        .log("model {}: {}", model.version(), sentence));
    }

    @Override
    public void modelRetired(String name, int inForce) {
        synchronized (targets) {
            targets.remove(name);
            choose();
        }
    }

    @Override
    public void modelSteppedDown(ModelVersion version, int inForce) {
        synchronized (targets) {
            targets.remove(version);
            choose();
        }
    }

    @Override
    public void modelRejected(String reason) {
        // The models in force are the same.
    }

    /** Commits fast exactly if a target is nearer than the forecasts are visible otherwise. */
    private void choose() {
        Optional<NearestTarget.Target> nearest = targets.nearest();
        long limit = settings.nearMicros();
        boolean needed =
                settings.mayCommitFast() && nearest.isPresent() && nearest.get().micros() < limit;
        if (needed == fast) {
            return;
        }
        fast = needed;
        delays.clear();
        if (needed) {
            log.info(
                    "profile auto: latency from now on, since model {} forecasts {} ahead, and with a commit every {} targets"
                            + " nearer than {} are not on time; commits follow the observations, at least {} apart",
                    nearest.get().version(),
                    AheadTimes.text(nearest.get().micros()),
                    AheadTimes.text(settings.commitMicros()),
                    AheadTimes.text(limit),
                    AheadTimes.text(CommitPace.MIN_MICROS));
        } else {
            log.info(
                    "profile auto: throughput from now on, since no model in force forecasts less than {} ahead; a commit"
                            + " every {}",
                    AheadTimes.text(limit),
                    AheadTimes.text(settings.commitMicros()));
        }
    }

    private static long nowMicros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    }
}
