/** The models in force, and the checks that a model must pass to come into force. */
package io.wavecast.streams.registry;
