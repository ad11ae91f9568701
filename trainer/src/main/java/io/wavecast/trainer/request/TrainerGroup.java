package io.wavecast.trainer.request;

import java.util.Optional;

/**
 * The consumer group of the trainers that serve the same names. They share the requests; trainers of other names are in other groups, and
 * each group sees all requests.
 *
 * @param name of the group
 * @param shared the group without a model, where one with a model begins if it has no offsets: until there were groups by name, all trainers
 *     were in it. Empty for that group itself.
 */
public record TrainerGroup(String name, Optional<String> shared) {
    private static final String GROUP = "wavecast-trainer";

    /**
     * The group, such as {@code wavecast-trainer-eeg}. Kafka allows all characters of a model's name in the name of a group.
     *
     * @param prefix of all topics and groups
     * @param model the name at and below which models are trained; empty for all
     */
    public static TrainerGroup of(String prefix, Optional<String> model) {
        String all = prefix + GROUP;
        return new TrainerGroup(model.map(name -> all + "-" + name).orElse(all), model.map(name -> all));
    }
}
