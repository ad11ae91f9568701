package io.wavecast.core.topics.versions;

import java.util.Optional;

/**
 * A record of the models topic whose key is the plain name of a model: anyone who does not know versions publishes like this.
 *
 * @param name of the model
 * @param model bytes of a file; empty if the record retires the name
 * @param offset of the record
 */
record Publication(String name, Optional<byte[]> model, long offset) {}
