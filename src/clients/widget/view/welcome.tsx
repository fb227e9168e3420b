const EXAMPLES = ['2027年广东的算力目标是多少？', '智能机器人产业有哪些支持措施？', '政策执行中遇到问题，找哪个部门？'];

/** The first thing read: what this is, what it does not do, and a few questions to begin with. */
export function Welcome({ onAsk }: { readonly onAsk: ((question: string) => void) | null }) {
  return (
    <div class="welcome">
      <p class="hello">您好，我是广东人工智能政策咨询助手（AI）</p>
      <p>请用平常的话提问。我按已收录的政策文件作答，并注明出自哪一条；文件没有写的，会如实告诉您。</p>
      <p class="small">请不要输入身份证号、银行卡号等个人信息。</p>
      {onAsk && (
        <ul class="suggestions" aria-label="可以这样问">
          {EXAMPLES.map((question) => (
            <li>
              <button type="button" onClick={() => onAsk(question)}>
                {question}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
