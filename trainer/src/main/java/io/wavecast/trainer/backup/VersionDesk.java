package io.wavecast.trainer.backup;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.Decisions;
import io.wavecast.core.topics.versions.Library;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.StoredVersion;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.trainer.decide.PromotionRule;
import io.wavecast.trainer.live.LiveFigures;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows versions and decisions as text, and makes decisions. Each method fails with a message that says what would be right. */
final class VersionDesk {
    private static final String ROW = "%-32s %9s  %-20s %-28s %-12s %s%n";

    private final Map<String, Object> client;
    private final Topics topics;
    private final PromotionRule rule;
    private final Optional<SwapTiming> swap;
    private final VersionStore store;
    private final Clock clock;

    /**
     * @param rule by which the tests of challengers are shown
     * @param swap when decisions take effect; empty if they hold for all records
     */
    VersionDesk(Map<String, Object> client, Topics topics, PromotionRule rule, Optional<SwapTiming> swap, Clock clock) {
        this.swap = swap;
        this.client = client;
        this.topics = topics;
        this.rule = rule;
        this.store = new VersionStore(client, topics, clock);
        this.clock = clock;
    }

    /** @param sinceMillis timestamp of the first scores that count for live errors */
    String list(long sinceMillis) throws InterruptedException {
        Library library = store.read();
        var table = new VersionTable(LiveFigures.read(client, topics, library, rule, sinceMillis));
        var text = new StringBuilder(VersionTable.head());
        for (NameVersions name : library.names()) {
            if (name.stored().isEmpty() && name.decisions().newestFirst().isEmpty()) {
                continue; // a plain publication that is no model
            }
            text.append(table.row(name));
        }
        return text.toString().stripTrailing();
    }

    String history(String name) throws InterruptedException {
        DecisionHistory history = known(store.read(), name).decisions();
        List<VersionDecision> decisions = new ArrayList<>(history.newestFirst());
        decisions.addAll(history.rejected());
        decisions.sort(Comparator.comparing(VersionDecision::decidedMillis).reversed());
        var text = new StringBuilder(ROW.formatted("model", "version", "decided", "holds from", "by", "why"));
        for (VersionDecision decision : decisions) {
            boolean rejected = history.rejected().contains(decision);
            text.append(ROW.formatted(
                    name,
                    rejected ? "not " + decision.version() : number(decision),
                    time(decision.decidedMillis()),
                    rejected ? "" : from(decision),
                    decision.by(),
                    decision.why()));
        }
        return text.toString().stripTrailing();
    }

    /** @param wanted a version, or a name for its version in force */
    String show(String wanted) throws InterruptedException {
        Library library = store.read();
        String name = wanted.contains("@") ? ModelVersion.parse(wanted).name() : wanted;
        NameVersions versions = known(library, name);
        ModelVersion version = wanted.contains("@")
                ? ModelVersion.parse(wanted)
                : versions.decisions()
                        .inForce()
                        .orElseThrow(() -> new IllegalArgumentException("expected a version of " + name
                                + ", since none is in force; kept: " + numbers(versions)));
        StoredVersion stored = versions.stored().stream()
                .filter(kept -> kept.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected one of the versions " + numbers(versions) + " of " + name + ", was " + version));
        byte[] file = store.file(version)
                .orElseThrow(() -> new IllegalStateException("expected " + version + ", it was removed meanwhile"));
        return VersionPage.of(stored, new ModelCodec().read(file, version), versions.decisions());
    }

    String promote(ModelVersion version, String why) throws InterruptedException {
        return store.change(library -> promote(known(library, version.name()), version.number(), why));
    }

    String rollback(String name, String why) throws InterruptedException {
        return store.change(library -> {
            NameVersions versions = known(library, name);
            ModelVersion before = versions.decisions()
                    .predecessor()
                    .orElseThrow(() -> new IllegalArgumentException("expected a version of " + name
                            + " that was in force before, was none; kept: " + numbers(versions) + " (models promote)"));
            return promote(versions, before.number(), why.isEmpty() ? "rollback" : why);
        });
    }

    String retire(String name, String why) throws InterruptedException {
        return store.change(library -> {
            NameVersions versions = known(library, name);
            ModelVersion now = versions.decisions()
                    .inForce()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected a version of " + name + " in force, was none: it is retired already"));
            VersionDecision decision =
                    Decisions.retire(versions, person(), why, clock::millis, swap.orElse(SwapTiming.AT_ONCE));
            return now + " is retired" + decide(versions, decision);
        });
    }

    String reject(ModelVersion version, String why) throws InterruptedException {
        return store.change(library -> {
            NameVersions versions = known(library, version.name());
            if (versions.decisions().inForce().equals(Optional.of(version))) {
                throw new IllegalArgumentException(
                        "expected a challenger, " + version + " is in force: models rollback " + version.name()
                                + " puts the version before in force, models retire " + version.name() + " none");
            }
            if (!versions.has(version.number()) || !versions.decisions().isOpen(version.number())) {
                throw new IllegalArgumentException("expected a version of " + version.name()
                        + " that is newer than the one in force and not decided on, was " + version);
            }
            long millis = clock.millis();
            versions.reject(new VersionDecision(version.number(), person(), why, millis, millis));
            return version + " challenges no longer";
        });
    }

    private String promote(NameVersions versions, long number, String why) {
        var version = new ModelVersion(versions.name(), number);
        if (!versions.has(number)) {
            throw new IllegalArgumentException("expected one of the versions " + numbers(versions) + " of "
                    + versions.name() + ", was " + version);
        }
        Optional<ModelVersion> before = versions.decisions().inForce();
        if (before.equals(Optional.of(version))) {
            return version + " is in force already";
        }
        VersionDecision decision =
                Decisions.promote(versions, number, person(), why, clock::millis, swap.orElse(SwapTiming.AT_ONCE));
        return version + " is in force" + before.map(old -> ", replaces " + old).orElse("")
                + decide(versions, decision);
    }

    /** Makes a decision, and says when it takes effect. */
    private String decide(NameVersions versions, VersionDecision decision) {
        versions.decide(swap.isPresent() ? decision : decision.forAllRecords());
        if (swap.isEmpty() || decision.fromMillis() == 0) {
            return " for all records";
        }
        return " for records from " + time(decision.fromMillis()) + " on, by all series within "
                + seconds(decision.overMillis());
    }

    private static NameVersions known(Library library, String name) {
        List<String> names = library.names().stream()
                .filter(versions -> !versions.stored().isEmpty())
                .map(NameVersions::name)
                .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected versions of '" + name
                            + "', was none of any model: publish one by train or import, or look at --bootstrap and --topic-prefix");
        }
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "expected the name of a model with versions, one of " + names + ", was '" + name + "'");
        }
        return library.of(name);
    }

    static String numbers(NameVersions versions) {
        return versions.stored().stream()
                .map(version -> String.valueOf(version.version().number()))
                .collect(Collectors.joining(", "));
    }

    static String number(VersionDecision decision) {
        return decision.retires() ? "retired" : String.valueOf(decision.version());
    }

    /** The first timestamp of a record for which a decision holds, and the time over which series change. */
    private static String from(VersionDecision decision) {
        return decision.fromMillis() == 0
                ? "all records"
                : time(decision.fromMillis()) + " +" + seconds(decision.overMillis());
    }

    private static String seconds(long millis) {
        return millis / 1_000.0 + " s";
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String person() {
        return System.getProperty("user.name", "someone");
    }
}
