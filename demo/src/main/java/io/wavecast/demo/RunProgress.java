package io.wavecast.demo;

import io.wavecast.demo.page.RunEvent;
import io.wavecast.demo.page.RunState;
import io.wavecast.demo.page.TrainingStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How far the run is, and what happened. Written by the run's threads, read by the page and the status line. */
final class RunProgress {
    /** Notes kept; the page asks for all of them several times a second. */
    private static final int MAX_NOTES = 200;

    private final DemoSettings settings;
    private final Clock clock;
    private final Consumer<String> heard;
    private final List<RunEvent> notes = new ArrayList<>();
    private String title = "";
    private String phase = "starting";
    private Optional<Instant> started = Optional.empty();
    private Optional<Duration> took = Optional.empty();
    private Optional<TrainingStatus> training = Optional.empty();

    /** @param heard is told every note, too */
    RunProgress(DemoSettings settings, Clock clock, Consumer<String> heard) {
        this.settings = settings;
        this.clock = clock;
        this.heard = heard;
    }

    synchronized void streaming(String signal) {
        title = signal;
        phase = "streaming";
        started = Optional.of(clock.instant());
        note("Streaming " + signal);
    }

    synchronized void finishing() {
        phase = "finishing";
        took = Optional.of(elapsed());
    }

    synchronized void finished() {
        phase = "finished";
        training = Optional.empty();
    }

    synchronized void training(Optional<TrainingStatus> now) {
        training = now;
    }

    void note(String text) {
        synchronized (this) {
            notes.add(new RunEvent(elapsed().toMillis() / 1e3, text));
            if (notes.size() > MAX_NOTES) {
                notes.remove(0);
            }
        }
        heard.accept(text);
    }

    /** Since the signal began; stands still once it ended. */
    synchronized Duration elapsed() {
        return took.orElseGet(() ->
                started.map(start -> Duration.between(start, clock.instant())).orElse(Duration.ZERO));
    }

    synchronized RunState state() {
        return new RunState(
                title,
                settings.cell().name().toLowerCase(java.util.Locale.ROOT),
                phase,
                elapsed().toMillis() / 1e3,
                settings.limit().map(limit -> limit.toMillis() / 1e3),
                training,
                notes);
    }
}
