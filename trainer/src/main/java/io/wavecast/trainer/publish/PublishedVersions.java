package io.wavecast.trainer.publish;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import java.util.Optional;

/**
 * What is published under one name.
 *
 * @param next the version that the next model of this name gets: its number is higher than all before it
 * @param champion the model in force; empty if there is none
 */
public record PublishedVersions(ModelVersion next, Optional<Model> champion) {}
