/** The versions of models in the topic {@code models}, and the decisions between them in {@code model-decisions}. */
package io.wavecast.core.topics.versions;
