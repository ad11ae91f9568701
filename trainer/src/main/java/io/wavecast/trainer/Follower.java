package io.wavecast.trainer;

import io.wavecast.core.model.ModelNames;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.observe.api.PostRoute;
import io.wavecast.trainer.drift.WatchSettings;
import io.wavecast.trainer.metrics.WatchMetrics;
import io.wavecast.trainer.mode.PeriodicTraining;
import io.wavecast.trainer.mode.RequestedTraining;
import io.wavecast.trainer.mode.TrainerProgress;
import io.wavecast.trainer.mode.TrainingJob;
import io.wavecast.trainer.request.RequestDesk;
import io.wavecast.trainer.request.TrainerGroup;
import io.wavecast.trainer.request.UndecidedVersions;
import io.wavecast.trainer.training.TrainSettings;
import io.wavecast.trainer.watch.ModelWatch;
import io.wavecast.trainer.watch.WatchGroup;
import io.wavecast.trainer.webhook.RetrainWebhook;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** {@code train --follow}: trains on request, watches the models in force, and takes alerts. */
public final class Follower {
    private final Map<String, Object> client;
    private final String prefix;
    private final Topics topics;
    private final WatchSettings watching;
    private final Optional<String> model;
    private final TrainerGroup group;
    private final TrainSettings settings;
    private final TrainerProgress progress;
    private final RequestDesk desk;
    private final Clock present;

    /**
     * @param model the name at and below which models are served; empty for all
     * @param present the time of the observations that arrive now, from which a requested training looks back: the wall clock, but in a
     *     replay at another speed
     */
    public Follower(
            Map<String, Object> client,
            String prefix,
            Topics topics,
            WatchSettings watching,
            Optional<String> model,
            TrainSettings settings,
            TrainerProgress progress,
            Clock present) {
        this.client = client;
        this.prefix = prefix;
        this.topics = topics;
        this.watching = watching;
        this.model = model;
        this.group = TrainerGroup.of(prefix, model);
        this.settings = settings;
        this.progress = progress;
        this.present = present;
        this.desk = new RequestDesk(
                client,
                topics.retrainRequests(),
                group,
                this::serves,
                watching.coolDown(),
                new UndecidedVersions(new VersionStore(client, topics, Clock.systemUTC())),
                Clock.systemUTC());
    }

    /** The path for alerts; empty without a token. */
    Optional<PostRoute> webhook(WatchMetrics metrics, Optional<String> token) {
        return token.map(secret -> new RetrainWebhook(
                        desk::ask,
                        watching.recent(),
                        this::serves,
                        outcome -> metrics.requested("webhook", outcome),
                        Clock.systemUTC())
                .route(secret));
    }

    /**
     * Serves until the thread is interrupted.
     *
     * @param periodic runs between requests when it is due
     * @throws InterruptedException always, in the end
     */
    public void run(TrainingJob job, Optional<PeriodicTraining> periodic, WatchMetrics metrics)
            throws InterruptedException {
        var training = new RequestedTraining(
                client,
                group,
                topics.retrainRequests(),
                job,
                settings.history(),
                settings.learning().optimizer().maxTime(),
                progress);
        if (!watching.enabled()) {
            training.run(periodic, this::serves);
            return;
        }
        ModelWatch watch = ModelWatch.start(
                client, WatchGroup.of(prefix, model), topics, watching, desk, metrics, this::serves, present);
        try {
            training.run(periodic, this::serves);
        } finally {
            watch.close();
        }
    }

    private boolean serves(String name) {
        return model.map(own -> ModelNames.serves(own, name)).orElse(true);
    }
}
