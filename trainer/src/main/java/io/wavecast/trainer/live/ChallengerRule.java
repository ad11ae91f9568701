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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Promotes a challenger that is better than the version in force, and retires one that is worse or that cannot be told from it. */
public final class ChallengerRule implements DecisionRule {
    private final PromotionRule rule;
    private final Predicate<ChallengerOf> included;
    private final Facts facts;
    private final OtherTargets others = new OtherTargets();
    private final Map<String, Running> running = new TreeMap<>(); // by name

    /** Tells what a test needs to know of versions. */
    public interface Facts {
        /** By version, without those that are not there or that cannot be read. */
        Map<ModelVersion, VersionFacts> of(Set<ModelVersion> versions) throws InterruptedException;
    }

    /**
     * A challenger that may be tested.
     *
     * @param byRule whether it was published with {@code --promotion rule}
     */
    public record ChallengerOf(ModelVersion version, boolean byRule) {}

    private record Pair(ModelVersion champion, StoredVersion challenger) {}

    private record Running(PairedTest test, long sinceMillis, long promotableMillis) {}

    /** @param included the challengers that are tested */
    public ChallengerRule(PromotionRule rule, Predicate<ChallengerOf> included, Facts facts) {
        this.rule = rule;
        this.included = included;
        this.facts = facts;
    }

    @Override
    public OptionalLong begin(Library library) throws InterruptedException {
        Map<String, Running> before = new TreeMap<>(running);
        running.clear();
        Map<String, Pair> pairs = pairs(library);
        Set<ModelVersion> begun = new HashSet<>();
        pairs.forEach((name, pair) -> {
            if (test(before.get(name), pair).isEmpty()) {
                begun.add(pair.challenger().version());
                begun.add(pair.champion());
            }
        });
        Map<ModelVersion, VersionFacts> found = facts.of(begun);
        pairs.forEach((name, pair) -> {
            ModelVersion challenger = pair.challenger().version();
            Optional<PairedTest> test = test(before.get(name), pair).or(() -> Optional.ofNullable(found.get(challenger))
                    .filter(known -> others.areScored(challenger, known, pair.champion(), found.get(pair.champion())))
                    .map(known -> new PairedTest(rule, pair.champion(), challenger, known.periodMicros())));
            long promotable = Cooldown.endMillis(library.of(name).decisions(), rule.cooldown());
            test.ifPresent(
                    one -> running.put(name, new Running(one, pair.challenger().timestamp(), promotable)));
        });
        return running.values().stream().mapToLong(Running::sinceMillis).min();
    }

    private Map<String, Pair> pairs(Library library) {
        Map<String, Pair> pairs = new TreeMap<>();
        for (NameVersions versions : library.names()) {
            Optional<StoredVersion> challenger = versions.challenger().filter(found -> {
                ModelVersion version = found.version();
                return included.test(new ChallengerOf(version, versions.isByRule(version.number())));
            });
            Optional<ModelVersion> champion = versions.decisions().inForce();
            if (challenger.isPresent() && champion.isPresent()) {
                pairs.put(versions.name(), new Pair(champion.get(), challenger.get()));
            }
        }
        return pairs;
    }

    /** The test of a pair, if it is the one that runs. */
    private static Optional<PairedTest> test(@Nullable Running before, Pair pair) {
        return Optional.ofNullable(before)
                .map(Running::test)
                .filter(test -> test.champion().equals(pair.champion())
                        && test.challenger().equals(pair.challenger().version()));
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
            String reason = outcome == Outcome.UNDECIDED && test.steps() > 0 ? "no difference that counts: " : "";
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
