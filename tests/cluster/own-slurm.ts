import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether this machine has SLURM's and MUNGE's programs (Debian: slurm-wlm, munge) and may start them. */
export function hasSlurm(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync('sh', ['-c', 'command -v slurmctld && command -v slurmd && command -v munged && command -v sbatch']);
    return true;
  } catch {
    return false;
  }
}

/** A SLURM of one node that belongs to a test: nothing of the machine's own is touched. */
export type OwnSlurm = {
  /** Runs one of SLURM's programs, or a script that calls them. @returns what it printed */
  call(program: string, ...words: string[]): Promise<string>;
  /** Waits until no job is in the queue. */
  untilIdle(): Promise<void>;
  stop(): void;
};

const ports = { control: 27_817, node: 27_818 };

/** @param folder short, for a socket lies in it. @throws Error when a daemon does not start */
export async function startSlurm(folder: string): Promise<OwnSlurm> {
  const at = (name: string): string => path.join(folder, name);
  for (const name of ['state', 'spool', 'log', 'munge']) mkdirSync(at(name), { mode: 0o755 });
  chmodSync(folder, 0o755);
  chmodSync(at('munge'), 0o700);
  writeFileSync(at('munge/key'), randomBytes(1024), { mode: 0o400 });
  writeFileSync(at('slurm.conf'), configuration(folder));
  const env = { ...process.env, LC_ALL: 'C', SLURM_CONF: at('slurm.conf') };
  await run('munged', [
    '--force',
    ...[`--key-file=${at('munge/key')}`, `--socket=${at('munge/s')}`, `--pid-file=${at('munge/pid')}`],
    ...[`--log-file=${at('munge/log')}`, `--seed-file=${at('munge/seed')}`],
  ]);
  await run('slurmctld', ['-f', at('slurm.conf')], { env });
  await run('slurmd', ['-f', at('slurm.conf')], { env });
  const call = async (program: string, ...words: string[]): Promise<string> =>
    (await run(program, words, { env })).stdout.trim();
  await until(async () => (await call('sinfo', '--noheader', '--format=%T').catch(() => '')) === 'idle', 60_000);
  return {
    call,
    untilIdle: () => until(async () => (await call('squeue', '--noheader', '--all')) === '', 300_000),
    stop: () => {
      for (const pid of ['slurmd.pid', 'slurmctld.pid', 'munge/pid']) {
        if (existsSync(at(pid))) process.kill(Number(readFileSync(at(pid), 'utf8')), 'SIGKILL');
      }
    },
  };
}

async function until(holds: () => Promise<boolean>, withinMs: number): Promise<void> {
  for (const end = Date.now() + withinMs; !(await holds());) {
    if (Date.now() > end) throw new Error('SLURM did not get there in time');
    await wait(200);
  }
}

/** The id of a process that was started with this word among others, or null. */
export function processWith(word: string, among: string): number | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(path.join('/proc', pid, 'cmdline'), 'utf8').split('\0');
      if (words.includes(word) && words.includes(among)) return Number(pid);
    } catch {
      // It has ended.
    }
  }
  return null;
}

function configuration(folder: string): string {
  const name = hostname().split('.')[0] ?? 'localhost';
  return `ClusterName=test
SlurmctldHost=${name}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${folder}/munge/s,cred_expire=5
SlurmctldPort=${ports.control}
SlurmdPort=${ports.node}
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/log/slurmctld
SlurmdLogFile=${folder}/log/slurmd
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
JobRequeue=1
MailProg=/bin/true
SchedulerParameters=sched_interval=1,bf_interval=1,requeue_setup_env_fail
NodeName=${name} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}
