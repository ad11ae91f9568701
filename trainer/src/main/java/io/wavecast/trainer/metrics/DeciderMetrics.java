package io.wavecast.trainer.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.wavecast.trainer.live.DeciderListener;
import io.wavecast.trainer.live.OpenTest;
import io.wavecast.trainer.live.Proposal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts decisions from live scores, and shows how far the open tests are. */
public final class DeciderMetrics implements DeciderListener {
    private static final int TESTS = 100;

    private final Map<Proposal.Kind, Counter> decisions = new EnumMap<>(Proposal.Kind.class);
    private final MultiGauge progress;
    private volatile boolean active;
    private volatile List<OpenTest> open = List.of();

    public DeciderMetrics(MeterRegistry registry) {
        for (Proposal.Kind kind : Proposal.Kind.values()) {
            decisions.put(
                    kind,
                    Counter.builder("wavecast.trainer.decisions")
                            .description("Decisions about challengers from live scores")
                            .tag("outcome", kind.word())
                            .register(registry));
        }
        Gauge.builder("wavecast.trainer.decider.active", () -> active ? 1 : 0)
                .description("Whether this process decides about challengers")
                .register(registry);
        progress = MultiGauge.builder("wavecast.trainer.challenge.progress")
                .description("How far the test of a challenger is: 1 when the evidence for it suffices")
                .register(registry);
    }

    @Override
    public void at(boolean nowActive, List<OpenTest> tests) {
        active = nowActive;
        open = tests;
    }

    @Override
    public void decided(Proposal proposal) {
        Objects.requireNonNull(decisions.get(proposal.kind())).increment();
    }

    /** Updates the meters whose rows change; to be called before each scrape. */
    void refresh() {
        List<Row<?>> rows = new ArrayList<>();
        open.stream().limit(TESTS).forEach(test -> {
            String number = String.valueOf(test.challenger().number());
            rows.add(Row.of(Tags.of("model", test.challenger().name(), "version", number), test.progress()));
        });
        progress.register(rows, true);
    }
}
