"""Records exact_*.json.gz: runs of the original with every digit of its state, for
TestParityExact. Needs pybullet 3.2.7, gym 0.23.1 and numpy 1.26; run it here.

The format is that of the reference recordings, with the state alone and 17 digits."""

import gzip
import json
import os
import sys
import tempfile

import numpy as np
import pybullet
import pybullet_data
import pybullet_envs

sys.path.insert(0, os.path.dirname(pybullet_envs.__file__))
from pybullet_envs.gym_locomotion_envs import AntBulletEnv

MIDDLE = np.array([0, 1.1345, 0, -1.1345, 0, -1.1345, 0, 1.1345])
BODY = os.path.join(pybullet_data.getDataPath(), "mjcf", "ant.xml")
SHORT = {"left": "left_ankle_geom", "right": "fourth_ankle_geom"}


def body_file(morphology):
    lines = open(BODY).read().split("\n")
    for i, line in enumerate(lines):
        if morphology in SHORT and SHORT[morphology] in line:
            lines[i] = line.replace("0.4", "0.1")
    f = tempfile.NamedTemporaryFile("w", suffix=".xml", delete=False)
    f.write("\n".join(lines))
    f.close()
    return f.name


def state(env):
    p, body = env._p, env.robot.robot_body.bodies[env.robot.robot_body.bodyIndex]
    pos, quat = p.getBasePositionAndOrientation(body)
    lin, ang = p.getBaseVelocity(body)
    joints = [p.getJointState(body, j.jointIndex) for j in env.robot.ordered_joints]
    return {"pos": pos, "quat": quat, "lin": lin, "ang": ang, "q": [j[0] for j in joints], "qd": [j[1] for j in joints]}


def record(name, morphology, seed, n, keep, amplitude, z, tilt, lin, ang, gravity, spread):
    """n steps of noise that keeps the share keep of itself, from a thrown start."""
    env = AntBulletEnv()
    env.robot.model_xml = body_file(morphology)
    env.seed(seed)
    env.reset()
    p, body, rng = env._p, env.robot.robot_body.bodies[env.robot.robot_body.bodyIndex], np.random.default_rng(seed)
    p.setGravity(0, 0, gravity)
    p.resetBasePositionAndOrientation(body, [0, 0, z], pybullet.getQuaternionFromEuler(tilt))
    p.resetBaseVelocity(body, lin, ang)
    for j, q in zip(env.robot.ordered_joints, MIDDLE + rng.uniform(-spread, spread, 8)):
        p.resetJointState(body, j.jointIndex, q, 0)
    run = {"name": name, "morphology": morphology, "n": n, "gravity": gravity, "substeps": 4, "initial": state(env), "action": []}
    run["initial"]["initial_z"] = z
    noise = np.zeros(8)
    for _ in range(n):
        noise = keep * noise + np.sqrt(1 - keep * keep) * amplitude * rng.normal(size=8)
        action = np.clip(noise, -1, 1)
        env.robot.apply_action(action)
        env.scene.global_step()
        run["action"].append(action.tolist())
        for key, value in state(env).items():
            run.setdefault(key, []).append(value)
    with open(f"exact_{name}.json.gz", "wb") as f:
        f.write(gzip.compress(json.dumps(run, separators=(",", ":")).encode(), 9, mtime=0))
    p.disconnect()


# The kind of run that magnifies its own rounding: thrown from limit to limit in the air.
record("air_left", "left", 1002, 200, 0.8, 0.3, 5, [0.2, 0.1, 0.3], [0, 0, 0], [0, 0, 0], 0, 0.2)
# Falls on flat legs, which rest on points that Bullet remembers, and on limits that are
# struck harder than they can answer.
for name, morphology, seed, n in ("fall_intact", "intact", 21, 80), ("fall_left", "left", 10, 100):
    record(name, morphology, seed, n, 0.5, 3, 1.5, [2.0, 1.0, 0.5], [0.5, -0.5, 0.5], [6, 5, -0.5], -9.8, 0.8)
