package io.wavecast.trainer.live;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.versions.Library;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.StoredVersion;
import io.wavecast.trainer.decide.Cooldown;
import io.wavecast.trainer.decide.Outcome;
import io.wavecast.trainer.decide.PairedTest;
import io.wavecast.trainer.decide.PromotionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Promotes a challenger that is better than the version in force, and retires one that is worse or that cannot be told from it. */
public final class ChallengerRule implements DecisionRule {
    private final PromotionRule rule;
    private final Predicate<ChallengerOf> included;
    private final Periods periods;
    private final Map<String, Running> running = new TreeMap<>(); // by name

    /** Knows the time between two observations of a version's series. */
    public interface Periods {
        /** In microseconds; empty if there is no such version, or its file cannot be read. */
        OptionalLong of(ModelVersion version) throws InterruptedException;
    }

    /**
     * A challenger that may be tested.
     *
     * @param byRule whether it was published with {@code --promotion rule}
     */
    public record ChallengerOf(ModelVersion version, boolean byRule) {}

    private record Running(PairedTest test, long sinceMillis, long promotableMillis) {}

    /** @param included the challengers that are tested */
    public ChallengerRule(PromotionRule rule, Predicate<ChallengerOf> included, Periods periods) {
        this.rule = rule;
        this.included = included;
        this.periods = periods;
    }

    @Override
    public OptionalLong begin(Library library) throws InterruptedException {
        Map<String, Running> before = new TreeMap<>(running);
        running.clear();
        for (NameVersions versions : library.names()) {
            Optional<StoredVersion> challenger = versions.challenger().filter(found -> {
                ModelVersion version = found.version();
                return included.test(new ChallengerOf(version, versions.isByRule(version.number())));
            });
            Optional<ModelVersion> champion = versions.decisions().inForce();
            if (challenger.isPresent() && champion.isPresent()) {
                begin(versions, champion.get(), challenger.get(), Optional.ofNullable(before.get(versions.name())));
            }
        }
        return running.values().stream().mapToLong(Running::sinceMillis).min();
    }

    private void begin(NameVersions versions, ModelVersion champion, StoredVersion challenger, Optional<Running> before)
            throws InterruptedException {
        Optional<PairedTest> test = before.map(Running::test)
                .filter(found ->
                        found.champion().equals(champion) && found.challenger().equals(challenger.version()));
        if (test.isEmpty()) {
            OptionalLong period = periods.of(challenger.version());
            if (period.isEmpty()) {
                return;
            }
            test = Optional.of(new PairedTest(rule, champion, challenger.version(), period.getAsLong()));
        }
        long promotable = Cooldown.endMillis(versions.decisions(), rule.cooldown());
        running.put(versions.name(), new Running(test.get(), challenger.timestamp(), promotable));
    }

    @Override
    public void forget() {
        running.clear();
    }

    @Override
    public void accept(String series, ScoreSummary summary) {
        Running found = running.get(summary.model().name());
        if (found != null) {
            found.test().add(series, summary);
        }
    }

    @Override
    public List<Proposal> proposals(long nowMillis) {
        List<Proposal> proposals = new ArrayList<>();
        for (Running one : running.values()) {
            PairedTest test = one.test();
            Outcome outcome = test.outcome();
            boolean promotes = outcome == Outcome.BETTER;
            if (outcome == Outcome.OPEN || (promotes && nowMillis < one.promotableMillis())) {
                continue;
            }
            String reason = outcome == Outcome.UNDECIDED ? "no difference that counts: " : "";
            proposals.add(new Proposal(
                    promotes ? Proposal.Kind.PROMOTED : Proposal.Kind.RETIRED,
                    test.champion(),
                    test.challenger(),
                    reason + test.words()));
        }
        return proposals;
    }

    @Override
    public List<OpenTest> open() {
        return running.values().stream()
                .map(Running::test)
                .map(test -> new OpenTest(test.challenger(), test.progress(), test.steps()))
                .toList();
    }
}
