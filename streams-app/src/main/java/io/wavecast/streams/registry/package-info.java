/** The models in force, and the checks that a model must pass to become one of them. */
package io.wavecast.streams.registry;
